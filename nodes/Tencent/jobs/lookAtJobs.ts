import { ServiceError } from '../../shared/serviceError';
import { settleTasks } from '../../shared/settleTasks';
import { nameJobIn } from './jobFailure';
import { sortJobs } from './matching';
import type { Job } from './responseSchema';
import { advance, isPending, toProgress } from './states';
import type { JobProgress } from './states';

/** What watching jobs needs of the vendor; without retries, because the next look is one. */
export interface JobReader {
	listJobs(customId: string, signal: AbortSignal): Promise<{ jobs: Job[] }>;
	getJob(jobId: string, signal: AbortSignal): Promise<Job>;
}

/** What is known of a job that is waited for. */
export interface Watched {
	progress: JobProgress;
	/** Why the vendor does not say what the job is at; then it is not asked again. */
	refusal?: ServiceError;
}

const CONCURRENCY = 5;

/** Whether there is still something to wait for. */
export function isOpen({ progress, refusal }: Watched): boolean {
	return isPending(progress) && !refusal;
}

/**
 * Asks the vendor once for what all open jobs are at: one ListJobs for all jobs of the same `customId`; those missing
 * in its answer are asked for one by one. Of a service in trouble nothing is learnt.
 */
export async function lookAtJobs<T extends Watched>(reader: JobReader, watched: T[], signal: AbortSignal): Promise<T[]> {
	const parallelism = { concurrency: CONCURRENCY, stopOnFailure: false };
	const answers = new Map<string, Job | ServiceError>();
	const unlisted: string[] = [];

	const groups = groupByCustomId(watched.filter(isOpen).map(({ progress }) => progress.job));
	const list = async (index: number) => await reader.listJobs(groups[index]!.customId, signal);
	const lists = await settleTasks(groups.length, list, parallelism, signal);
	for (const [index, { jobIds }] of groups.entries()) {
		const outcome = lists[index];
		if (outcome?.status === 'fulfilled') {
			const { found, missing } = sortJobs(outcome.value.jobs, jobIds);
			for (const [id, job] of found) answers.set(id, job);
			unlisted.push(...missing);
		} else if (outcome) {
			for (const id of jobIds) noteRefusal(answers, id, outcome.reason, signal);
		}
	}

	const get = async (index: number) => await reader.getJob(unlisted[index]!, signal);
	const gotten = await settleTasks(unlisted.length, get, parallelism, signal);
	for (const [index, id] of unlisted.entries()) {
		const outcome = gotten[index];
		if (outcome?.status === 'fulfilled') answers.set(id, outcome.value);
		else if (outcome) noteRefusal(answers, id, outcome.reason, signal);
	}
	return watched.map((known) => {
		const answer = isOpen(known) ? answers.get(known.progress.job.id) : undefined;
		if (answer === undefined) return known;
		if (answer instanceof ServiceError) return { ...known, refusal: answer };
		return { ...known, progress: advance(known.progress, toProgress(answer)) };
	});
}

/** Nothing is noted of a service in trouble, and of a question that was cut off. */
function noteRefusal(answers: Map<string, Job | ServiceError>, jobId: string, reason: unknown, signal: AbortSignal): void {
	if (signal.aborted) return;
	if (!(reason instanceof ServiceError)) throw reason;
	if (reason.retry.kind !== 'later') answers.set(jobId, nameJobIn(reason, jobId));
}

function groupByCustomId(jobs: readonly Job[]): Array<{ customId: string; jobIds: string[] }> {
	const groups = new Map<string, string[]>();
	for (const { id, customId } of jobs) groups.set(customId ?? '', [...(groups.get(customId ?? '') ?? []), id]);
	return [...groups].map(([customId, jobIds]) => ({ customId, jobIds }));
}
