import type { CreateJobRequest } from '../api/requestSchema';
import type { Job } from '../api/responses/responseSchema';
import { readTime } from '../api/timing';
import { fingerprint } from './fingerprint';
import { mayHaveSettingsOf } from './settings';

/**
 * Finds the job that a request created although its response was lost. Of several that match, the newest is taken, because
 * the user may have used the `customId` before. Items with the same request find a job each, as long as the caller adds
 * what is found to `takenJobIds`.
 *
 * @param jobs what ListJobs returned for the `customId` of the request
 * @param takenJobIds jobs that are known to belong to another item or to an earlier run
 * @param hasUniqueNames whether no other request has the same prefixes
 */
export function findCreatedJob(
	jobs: readonly Job[],
	request: WantedJob,
	takenJobIds: ReadonlySet<string>,
	hasUniqueNames = false,
): Job | undefined {
	return jobs
		.filter((job) => !takenJobIds.has(job.id) && isJobOf(job, request, hasUniqueNames))
		.sort((one, other) => creationTime(other) - creationTime(one))[0];
}

/** What a job is to be created from. */
export type WantedJob = Pick<CreateJobRequest, 'inputs' | 'outputs'>;

/**
 * Whether a job was created from a request. Where no other request has the same prefixes, these decide. Where another may
 * have, or the vendor does not return them, what the job is made of and what is to be made decides.
 */
export function isJobOf(job: Job, request: WantedJob, hasUniqueNames: boolean): boolean {
	if (hasUniqueNames && listPrefixes(job).some(isFilled)) return hasPrefixesOf(job, request);
	const isNamedAlike = hasUniqueNames || hasPrefixesOf(job, request);
	return (
		isNamedAlike && fingerprint(job) === fingerprint(request) && mayHaveSettingsOf(job, request)
	);
}

/** Whether the outputs of a job have the prefixes that the request gave them. */
export function hasPrefixesOf(job: Job, request: WantedJob): boolean {
	return JSON.stringify(listPrefixes(job)) === JSON.stringify(listPrefixes(request));
}

const isFilled = (prefix: string) => prefix !== '';

function listPrefixes({ outputs }: Pick<Job, 'outputs'>): string[] {
	return (outputs ?? []).map(
		({ smartContentDescriptor }) => smartContentDescriptor?.outputPrefix ?? '',
	);
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
