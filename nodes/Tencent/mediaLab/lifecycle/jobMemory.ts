/**
 * What this n8n process remembers of the jobs it has seen and created; the only module state of `mediaLab/`. It is keyed by
 * the idempotency key of a run, which is narrower than the vendor's account: a run has one credential. Of each kind, the
 * oldest entries are forgotten first.
 */
const creators = new Map<string, string>();
const baselines = new Map<string, ReadonlySet<string>>();

const MAX_ENTRIES = 10_000;

/** Remembers which run of a node created a job. */
export function rememberJob(idempotencyKey: string, jobId: string): void {
	remember(creators, jobId, idempotencyKey);
}

/** The idempotency key of the run that created a job; undefined where another process did, or it was forgotten. */
export function creatorOf(jobId: string): string | undefined {
	return creators.get(jobId);
}

/**
 * Remembers which jobs with a `customId` were there before a run created any. The first try of a run decides; later ones
 * may find jobs of their own among them.
 *
 * @param jobIds the jobs there are now
 * @returns the jobs there were at the first try
 */
export function rememberBaseline(
	idempotencyKey: string,
	customId: string,
	jobIds: ReadonlySet<string>,
): ReadonlySet<string> {
	const key = `${idempotencyKey} ${customId}`;
	const baseline = baselines.get(key) ?? jobIds;
	remember(baselines, key, baseline);
	return baseline;
}

/** Forgets everything, as when n8n is restarted. For tests. */
export function resetJobMemory(): void {
	creators.clear();
	baselines.clear();
}

function remember<Value>(memory: Map<string, Value>, key: string, value: Value): void {
	memory.set(key, value);
	const [oldest] = memory.keys();
	if (memory.size > MAX_ENTRIES && oldest !== undefined) memory.delete(oldest);
}
