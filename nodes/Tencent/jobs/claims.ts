import { describeWork } from './matching';
import type { CreateJobRequest } from './requestSchema';
import type { Job } from './responseSchema';
import { toProgress } from './states';

/** Which jobs a run of a node has created, so that the same run, tried again, does not create them again. */
const created = new Map<string, Set<string>>();
/** Runs that are remembered; the oldest is forgotten first. */
const MOST_RUNS = 1000;

/** Remembers that a run of a node created a job. */
export function rememberJob(executionKey: string, jobId: string): void {
	const jobIds = created.get(executionKey) ?? new Set();
	created.delete(executionKey);
	created.set(executionKey, jobIds.add(jobId));
	const [oldest] = created.keys();
	if (created.size > MOST_RUNS && oldest !== undefined) created.delete(oldest);
}

/** Jobs from before, and which of them may be taken up again instead of creating new ones. */
export interface Claims {
	/** IDs of jobs that belong to an item, or to something else than this run. */
	accountedFor: Set<string>;
	/** Takes up a job for the same work that has not failed, each job at most once. */
	claim(request: Pick<CreateJobRequest, 'inputs' | 'outputs'>): Job | undefined;
}

/**
 * Looks through the jobs that are there before a run creates any. With a `customId` that nobody else uses, all of them
 * are of an earlier try of this run, perhaps in an n8n process that has died. With one of the user's, only those are
 * that this process remembers.
 *
 * @param jobs what ListJobs answered
 * @param isOwnCustomId whether the `customId` is made for this run
 */
export function createClaims(jobs: readonly Job[], executionKey: string, isOwnCustomId: boolean): Claims {
	const remembered = created.get(executionKey);
	const claimable = jobs.filter((job) => (isOwnCustomId || remembered?.has(job.id)) && !hasFailed(job));
	const accountedFor = new Set(jobs.filter((job) => !claimable.includes(job)).map(({ id }) => id));
	return {
		accountedFor,
		claim(request) {
			const work = describeWork(request);
			const job = claimable.find(({ id, ...rest }) => !accountedFor.has(id) && describeWork(rest) === work);
			if (job) accountedFor.add(job.id);
			return job;
		},
	};
}

/** A job that failed is what a further try is for. */
function hasFailed(job: Job): boolean {
	const { phase } = toProgress(job);
	return phase === 'failed' || phase === 'canceled';
}
