import { pause } from '../../shared/cancellation';
import { ServiceError } from '../../shared/serviceError';
import { nameJobIn } from './jobFailure';
import { sortJobs } from './matching';
import type { Job } from './responseSchema';
import { advance, giveUp, isPending, toProgress } from './states';
import type { JobProgress } from './states';

/** What polling needs of the vendor; both with retries of their own. */
export interface JobReader {
	listJobs(customId: string): Promise<Job[]>;
	getJob(jobId: string): Promise<Job>;
}

export interface Patience {
	/** Time until the first round, in milliseconds; each further one waits longer. */
	interval: number;
	/** When to give up, in milliseconds from now. */
	maxWait: number;
	signal: AbortSignal;
}

const GROWTH = 1.5;
const LONGEST_INTERVAL = 60_000;

/**
 * Waits until no job is pending, or gives up on those that are at the time limit. A round costs one ListJobs for all
 * jobs of the same `customId`; those missing in its answer are asked for one by one.
 *
 * @param jobs as they were created
 * @returns the jobs in the same order
 * @throws ServiceError that names the pending jobs when the vendor refuses to answer; a service in trouble is only
 * asked again in the next round
 */
export async function pollJobs(
	reader: JobReader,
	jobs: readonly Job[],
	{ interval, maxWait, signal }: Patience,
): Promise<JobProgress[]> {
	const started = Date.now();
	const deadline = started + maxWait;
	let progress = jobs.map(toProgress);
	for (let delay = interval; progress.some(isPending); delay = Math.min(delay * GROWTH, LONGEST_INTERVAL)) {
		const rest = deadline - Date.now();
		if (rest <= 0) break;
		await pause(Math.min(delay, rest), signal);
		progress = await lookAgain(reader, progress);
	}
	return progress.map((job) => giveUp(job, Date.now() - started));
}

/** Asks the vendor once for what all pending jobs are at. */
export async function lookAgain(reader: JobReader, progress: readonly JobProgress[]): Promise<JobProgress[]> {
	const pending = progress.filter(isPending).map(({ job }) => job);
	const seen = new Map<string, Job>();
	for (const [customId, ofSameId] of groupByCustomId(pending)) {
		const ids = ofSameId.map(({ id }) => id);
		const listed = customId === '' ? [] : await ask(ids, async () => await reader.listJobs(customId));
		if (!listed) continue;
		const { found, missing } = sortJobs(listed, ids);
		for (const [id, job] of found) seen.set(id, job);
		for (const id of missing) {
			const job = await ask([id], async () => await reader.getJob(id));
			if (job) seen.set(id, job);
		}
	}
	return progress.map((known) => {
		const job = isPending(known) ? seen.get(known.job.id) : undefined;
		return job ? advance(known, toProgress(job)) : known;
	});
}

function groupByCustomId(jobs: readonly Job[]): Map<string, Job[]> {
	const groups = new Map<string, Job[]>();
	for (const job of jobs) groups.set(job.customId ?? '', [...(groups.get(job.customId ?? '') ?? []), job]);
	return groups;
}

/** @returns undefined where the service is in trouble for now */
async function ask<T>(jobIds: string[], question: () => Promise<T>): Promise<T | undefined> {
	const [answer] = await Promise.allSettled([question()]);
	if (answer.status === 'fulfilled') return answer.value;
	const { reason } = answer;
	if (!(reason instanceof ServiceError)) throw reason;
	if (reason.retry.kind === 'later') return undefined;
	throw nameJobIn(reason, jobIds.join(', '));
}
