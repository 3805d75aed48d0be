import { ServiceError } from '../../../shared/http/serviceError';
import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { saysNoSuchJob } from '../api/explainResponse';
import { sortJobs } from './matching';
import type { Job } from '../api/responseSchema';
import { mergeProgress, isPending, toProgress } from './states';
import type { JobProgress } from './states';

/** What watching jobs needs of the vendor; without retries, because the next look is one. */
export interface JobReader {
	listJobs(customId: string, signal: AbortSignal): Promise<{ jobs: Job[] }>;
	getJob(jobId: string, signal: AbortSignal): Promise<Job>;
}

/** What is known of a job that is waited for. */
export interface WatchedJob {
	progress: JobProgress;
	/** Why the last look told nothing of the job: other than trouble of the service, which is no reason to fail. */
	refusal?: ServiceError;
}

const CONCURRENCY = 5;

/**
 * Whether there is still something to wait for. Of all refusals only that there is no such job is final: an address that
 * cannot be looked up, a page of a proxy or a quota says nothing of the job, which was paid for and goes on.
 */
export function needsRefresh({ progress, refusal }: WatchedJob): boolean {
	return isPending(progress) && !(refusal && saysNoSuchJob(refusal));
}

/**
 * Asks the vendor once for what all open jobs are at: one ListJobs for all jobs of the same `customId`; those missing
 * in its answer are asked for one by one.
 */
export async function refreshJobs<T extends WatchedJob>(
	reader: JobReader,
	watched: T[],
	signal: AbortSignal,
): Promise<T[]> {
	const parallelism = { concurrency: CONCURRENCY, stopOnFailure: false, signal };
	const answers = new Map<string, Job | ServiceError>();

	const open = watched.filter(needsRefresh).map(({ progress }) => progress.job);
	const groups = groupByCustomId(open);
	const unlisted = open.flatMap(({ id, customId }) => (customId ? [] : [id]));
	const list = async (group: { customId: string }) => await reader.listJobs(group.customId, signal);
	const lists = await mapSettled(groups, list, parallelism);
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

	const get = async (jobId: string) => await reader.getJob(jobId, signal);
	const gotten = await mapSettled(unlisted, get, parallelism);
	for (const [index, id] of unlisted.entries()) {
		const outcome = gotten[index];
		if (outcome?.status === 'fulfilled') answers.set(id, outcome.value);
		else if (outcome) noteRefusal(answers, id, outcome.reason, signal);
	}
	return watched.map((known) => {
		if (!needsRefresh(known)) return known;
		const answer = answers.get(known.progress.job.id);
		if (answer === undefined) return { ...known, refusal: undefined };
		if (answer instanceof ServiceError) return { ...known, refusal: answer };
		return {
			...known,
			refusal: undefined,
			progress: mergeProgress(known.progress, toProgress(answer)),
		};
	});
}

/** Nothing is noted of a service in trouble, and of a question that was cut off. */
function noteRefusal(
	answers: Map<string, Job | ServiceError>,
	jobId: string,
	reason: unknown,
	signal: AbortSignal,
): void {
	if (signal.aborted) return;
	if (!(reason instanceof ServiceError)) throw reason;
	if (reason.retry.kind !== 'later') answers.set(jobId, reason);
}

function groupByCustomId(jobs: readonly Job[]): Array<{ customId: string; jobIds: string[] }> {
	const groups = new Map<string, string[]>();
	for (const { id, customId } of jobs) {
		if (customId) groups.set(customId, [...(groups.get(customId) ?? []), id]);
	}
	return [...groups].map(([customId, jobIds]) => ({ customId, jobIds }));
}
