/** Stems that one try has planned to pay for. The jobs of two tries are never mixed. */
export type PaidLines = readonly string[];

/**
 * What this n8n process has planned to pay for, by run and item: the stems that each try has added, in their order; the only
 * module state of `narrate/`. Other executions may store the same lines at any time. A run that is tried again must plan the same
 * jobs nevertheless, because by these it finds those it has created before.
 */
const plannedStems = new Map<string, readonly PaidLines[]>();

/** How many scripts are remembered. Those that were planned first are forgotten first. */
const MAX_SCRIPTS = 1000;

/** What each earlier try of a run has planned to pay for; nothing where this process knows of no earlier try. */
export function recallPaidLines(idempotencyKey: string, itemIndex: number): readonly PaidLines[] {
	return plannedStems.get(toKey(idempotencyKey, itemIndex)) ?? [];
}

/** Notes what the tries of a run pay for. */
export function rememberPaidLines(
	idempotencyKey: string,
	itemIndex: number,
	stems: readonly PaidLines[],
): void {
	const key = toKey(idempotencyKey, itemIndex);
	plannedStems.delete(key);
	plannedStems.set(key, stems);
	const [oldest] = plannedStems.keys();
	if (plannedStems.size > MAX_SCRIPTS && oldest !== undefined) plannedStems.delete(oldest);
}

/** Forgets everything, as when n8n is restarted. For tests. */
export function resetPaidLines(): void {
	plannedStems.clear();
}

function toKey(idempotencyKey: string, itemIndex: number): string {
	return JSON.stringify([idempotencyKey, itemIndex]);
}
