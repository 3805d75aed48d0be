import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { ServiceError } from '../../../shared/http/serviceError';
import { isNoSuchJob } from '../api/explainRefusal';
import type { Job } from '../api/responseSchema';
import { findJobsById } from './matching';
import { isPending, mergeProgress, toProgress } from './states';
import type { JobProgress } from './states';

/** The part of the job API that watching jobs needs. It does not retry, because the next round does. */
export interface JobReader {
	listJobs(customId: string, signal: AbortSignal): Promise<{ jobs: Job[] }>;
	getJob(jobId: string, signal: AbortSignal): Promise<Job>;
}

/** What is known of a job that is waited for. */
export interface WatchedJob {
	progress: JobProgress;
	/** Why the last refresh brought nothing, unless the service was only in trouble, which is no reason to fail. */
	refusal?: ServiceError;
}

const PARALLELISM = { concurrency: 5, stopOnFailure: false };

/**
 * Whether there is still something to wait for. Of all refusals only that there is no such job is final. A host name that
 * cannot be resolved, a proxy's page or a quota says nothing about the job, which was paid for and goes on.
 */
export function needsRefresh({ progress, refusal }: WatchedJob): boolean {
	return isPending(progress) && !(refusal && isNoSuchJob(refusal));
}

/**
 * Asks the vendor once for the state of all jobs that need it: one ListJobs for each `customId`, and a GetJob for each job
 * that those do not return.
 */
export async function refreshJobs<T extends WatchedJob>(
	reader: JobReader,
	watched: T[],
	signal: AbortSignal,
): Promise<T[]> {
	const jobs = watched.filter(needsRefresh).map(({ progress }) => progress.job);
	const found = new Map<string, Job | ServiceError>();
	const unlisted = await listJobs(reader, jobs, found, signal);
	await getJobs(reader, unlisted, found, signal);
	return watched.map((job) =>
		needsRefresh(job) ? refreshJob(job, found.get(job.progress.job.id)) : job,
	);
}

function refreshJob<T extends WatchedJob>(watched: T, found: Job | ServiceError | undefined): T {
	if (found === undefined) return { ...watched, refusal: undefined };
	if (found instanceof ServiceError) return { ...watched, refusal: found };
	const progress = mergeProgress(watched.progress, toProgress(found));
	return { ...watched, refusal: undefined, progress };
}

/** @returns the IDs of the jobs that have no `customId` or are not in its list */
async function listJobs(
	reader: JobReader,
	jobs: readonly Job[],
	found: Map<string, Job | ServiceError>,
	signal: AbortSignal,
): Promise<string[]> {
	const unlisted = jobs.flatMap(({ id, customId }) => (customId ? [] : [id]));
	const groups = groupByCustomId(jobs);
	const list = async ({ customId }: JobGroup) => await reader.listJobs(customId, signal);
	const lists = await mapSettled(groups, list, { ...PARALLELISM, signal });
	for (const [index, { jobIds }] of groups.entries()) {
		const outcome = lists[index];
		if (outcome?.status === 'fulfilled') {
			const listed = findJobsById(outcome.value.jobs, jobIds);
			for (const [id, job] of listed.found) found.set(id, job);
			unlisted.push(...listed.missing);
		} else if (outcome) {
			for (const id of jobIds) noteRefusal(found, id, outcome.reason, signal);
		}
	}
	return unlisted;
}

async function getJobs(
	reader: JobReader,
	jobIds: readonly string[],
	found: Map<string, Job | ServiceError>,
	signal: AbortSignal,
): Promise<void> {
	const get = async (jobId: string) => await reader.getJob(jobId, signal);
	const jobs = await mapSettled(jobIds, get, { ...PARALLELISM, signal });
	for (const [index, id] of jobIds.entries()) {
		const outcome = jobs[index];
		if (outcome?.status === 'fulfilled') found.set(id, outcome.value);
		else if (outcome) noteRefusal(found, id, outcome.reason, signal);
	}
}

/** A service in trouble, and a request that was cut off, say nothing about a job. */
function noteRefusal(
	found: Map<string, Job | ServiceError>,
	jobId: string,
	reason: unknown,
	signal: AbortSignal,
): void {
	if (signal.aborted) return;
	if (!(reason instanceof ServiceError)) throw reason;
	if (reason.retry.kind !== 'later') found.set(jobId, reason);
}

/** Jobs that one ListJobs returns. */
interface JobGroup {
	customId: string;
	jobIds: string[];
}

function groupByCustomId(jobs: readonly Job[]): JobGroup[] {
	const groups = new Map<string, string[]>();
	for (const { id, customId } of jobs) {
		if (customId) groups.set(customId, [...(groups.get(customId) ?? []), id]);
	}
	return [...groups].map(([customId, jobIds]) => ({ customId, jobIds }));
}
