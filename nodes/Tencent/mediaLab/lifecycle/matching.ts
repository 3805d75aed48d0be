import type { CreateJobRequest } from '../api/requestSchema';
import type { Job } from '../api/responseSchema';
import { readTime } from '../api/timing';
import { fingerprint } from './fingerprint';

/**
 * Finds the job that a request created although its response was lost. Of several that match, the newest is taken, because
 * the user may have used the `customId` before. Items with the same request find a job each, as long as the caller adds
 * what is found to `takenJobIds`.
 *
 * @param jobs what ListJobs returned for the `customId` of the request
 * @param takenJobIds jobs that are known to belong to another item or to an earlier run
 */
export function findCreatedJob(
	jobs: readonly Job[],
	request: Pick<CreateJobRequest, 'inputs' | 'outputs'>,
	takenJobIds: ReadonlySet<string>,
): Job | undefined {
	const wanted = fingerprint(request);
	return jobs
		.filter((job) => !takenJobIds.has(job.id) && fingerprint(job) === wanted)
		.sort((one, other) => creationTime(other) - creationTime(one))[0];
}

function creationTime({ timing }: Job): number {
	return readTime(timing?.createdAt) ?? 0;
}

/** Picks the jobs with these IDs from what ListJobs returned; those missing can be fetched with GetJob. */
export function findJobsById(
	jobs: readonly Job[],
	jobIds: readonly string[],
): { found: Map<string, Job>; missing: string[] } {
	const jobsById = new Map(jobs.map((job) => [job.id, job]));
	const found = new Map<string, Job>();
	const missing: string[] = [];
	for (const jobId of jobIds) {
		const job = jobsById.get(jobId);
		if (job) found.set(jobId, job);
		else missing.push(jobId);
	}
	return { found, missing };
}
