/**
 * The values of `type`: VoiceCloningType in `multimedia.tencent.com/docs/smart-music/api/voice-cloning`, and
 * SingingCloningType in `…/singing-cloning`. The tables of results there swap the two, but the enums and all examples
 * agree on this.
 */
export const TASK_TYPES = { generate: 1, train: 2 } as const;

export type Task = keyof typeof TASK_TYPES;

/** @returns undefined for a type that is not documented */
export function nameTask(type: unknown): Task | undefined {
	if (type === TASK_TYPES.generate) return 'generate';
	return type === TASK_TYPES.train ? 'train' : undefined;
}

/** The values of SwitchOption (`multimedia.tencent.com/docs/smart-music/api/singing-cloning`). */
export const SWITCH = { off: 1, on: 2 } as const;

/** The values of `language`, as the vendor's own web page sends them for text. The documentation does not mention it. */
export const LANGUAGES = { english: 1, chinese: 2 } as const;

export type Language = (typeof LANGUAGES)[keyof typeof LANGUAGES];
