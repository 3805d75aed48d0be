/**
 * The values of `type` (seeds 000 and 002, "VoiceCloningType" and "SingingCloningType"). The seeds' tables
 * of results swap the two; the enum and every example agree on this.
 */
export const TASK_TYPES = { generate: 1, train: 2 } as const;

export type Task = keyof typeof TASK_TYPES;

/** @returns undefined for a type that is not documented */
export function nameTask(type: unknown): Task | undefined {
	if (type === TASK_TYPES.generate) return 'generate';
	return type === TASK_TYPES.train ? 'train' : undefined;
}

/** The values of SwitchOption (seed 002). */
export const SWITCH = { off: 1, on: 2 } as const;
