/** The jobs of a run of a node with one `customId`, at one account of the vendor. */
export interface RunId {
	/** See `identifyAccount`. */
	account: string;
	idempotencyKey: string;
	customId: string;
}

/** What this n8n process remembers of the jobs of a run. */
export interface RunMemory {
	/** The jobs that the run has, by ID: with a digest of their work, or undefined where that is not known. */
	jobs: Map<string, string | undefined>;
	/** How many creations there are of which the outcome is not known, by a digest of their work. */
	unclear: Map<string, number>;
	/** Jobs with the same `customId` that belong to something else: they were there before the run was tried. */
	foreignIds: ReadonlySet<string>;
	/** Whether this process knows of each creation of the run, so that no other can have a job. */
	isWhole: boolean;
}

interface Entry {
	id: RunId;
	memory: RunMemory;
}

/**
 * What this n8n process remembers of the jobs it has created and found; the only module state of `mediaLab/`. The vendor's
 * list may be late, cut or wrong, and this is not.
 */
const entries = new Map<string, Entry>();
/** The jobs of all runs, by account and job ID. */
const ownedJobs = new Set<string>();
let size = 0;

/** How many runs and jobs are remembered, all together. Runs that were not used for longest are forgotten first. */
const MAX_SIZE = 20_000;

/** The memory of a run: empty, and not whole, where this process has not seen the run, or has forgotten it. */
export function recallRun(id: RunId): RunMemory {
	const key = toKey(id.account, id.idempotencyKey, id.customId);
	const known = entries.get(key);
	const entry = known ?? {
		id,
		memory: { jobs: new Map(), unclear: new Map(), foreignIds: new Set(), isWhole: false },
	};
	entries.delete(key);
	entries.set(key, entry);
	if (!known) grow(1);
	return entry.memory;
}

/** Notes which jobs with the `customId` of a run belong to something else. */
export function rememberForeignJobs(id: RunId, jobIds: ReadonlySet<string>): void {
	const memory = recallRun(id);
	grow(jobIds.size - memory.foreignIds.size);
	memory.foreignIds = jobIds;
}

/**
 * Remembers that a run has a job, whether it created it or found it.
 *
 * @param work a digest of what the job was created from, where that is known
 */
export function rememberJob(id: RunId, jobId: string, work?: string): void {
	const { jobs } = recallRun(id);
	if (!jobs.has(jobId)) grow(1);
	jobs.set(jobId, work ?? jobs.get(jobId));
	ownedJobs.add(toKey(id.account, jobId));
}

/** Whether this process knows whose a job is: of the run, of another one, or of whatever was there before. */
export function isTaken(id: RunId, jobId: string): boolean {
	const { jobs, foreignIds } = recallRun(id);
	return jobs.has(jobId) || foreignIds.has(jobId) || ownedJobs.has(toKey(id.account, jobId));
}

/** The IDs of all jobs with a `customId` that this process has created or found, in whatever run. */
export function listKnownJobs({ account, customId }: RunId): string[] {
	return [...entries.values()]
		.filter(({ id }) => id.account === account && id.customId === customId)
		.flatMap(({ memory }) => [...memory.jobs.keys()]);
}

/** Forgets everything, as when n8n is restarted. For tests. */
export function resetJobMemory(): void {
	entries.clear();
	ownedJobs.clear();
	size = 0;
}

/** Makes room where there is more than one run to remember. */
function grow(by: number): void {
	size += by;
	while (size > MAX_SIZE && entries.size > 1) {
		const [oldest] = entries;
		if (!oldest) return;
		const [key, { id, memory }] = oldest;
		for (const jobId of memory.jobs.keys()) ownedJobs.delete(toKey(id.account, jobId));
		size -= 1 + memory.jobs.size + memory.foreignIds.size;
		entries.delete(key);
	}
}

function toKey(...parts: string[]): string {
	return JSON.stringify(parts);
}
