import { pause } from '../../../shared/concurrency/cancellation';
import { rethrow } from '../../../shared/http/rethrow';
import { ServiceError } from '../../../shared/http/serviceError';
import type { Job } from '../api/responses/responseSchema';
import type { JobClient, JobToCreate } from './createJob';
import { isTaken, listKnownJobs, recallRun } from './jobMemory';
import type { RunId } from './jobMemory';
import { isWholeList } from './lists/listEvidence';
import type { CountedJobList } from './lists/listEvidence';
import { findCreatedJob } from './matching/findJobs';

/**
 * Pauses in milliseconds. A creation that seems lost may still be under way behind a gateway, and a list may be late, so the
 * vendor is asked after each of them before another job is created.
 */
export const LOOKUP_DELAYS = [1000, 2000, 5000];

/**
 * Looks for the job that a request has created although its ID did not arrive.
 *
 * @returns undefined where there is none, as far as can be known: the list is whole, and shows what the run had before
 * @throws ServiceError, not to be retried, where that cannot be known; the reason of the signal when it is aborted
 */
export async function lookForJob(
	client: JobClient,
	run: RunId,
	{ request, hasUniqueNames }: JobToCreate,
	delays: readonly number[],
	signal: AbortSignal,
): Promise<Job | undefined> {
	const earlierIds = [...recallRun(run).jobs.keys()];
	let isAbsent = false;
	for (const delay of delays) {
		await pause(delay, signal);
		const list = await listOrGiveUp(client, run.customId);
		const free = list.jobs.filter(({ id }) => !isTaken(run, id));
		const found = findCreatedJob(free, request, new Set(), hasUniqueNames);
		if (found && (await isConfirmed(client, found.id))) return found;
		const listedIds = new Set(list.jobs.map(({ id }) => id));
		isAbsent =
			!found &&
			isWholeList(list, listKnownJobs(run)) &&
			earlierIds.every((id) => listedIds.has(id));
	}
	if (isAbsent) return undefined;
	throw new ServiceError('Tencent Media Lab does not list all jobs of this Custom ID', {
		hint: 'Split the items into smaller batches',
		code: 'creationUnclear',
	});
}

/**
 * Whether a job that was listed is there by its ID. Only that the vendor denies it speaks against it: a list may tell wrong
 * IDs.
 */
export async function isConfirmed(client: JobClient, jobId: string): Promise<boolean> {
	try {
		return (await client.getJob(jobId)) !== undefined;
	} catch (error) {
		if (error instanceof ServiceError) return true;
		rethrow(error);
	}
}

/** Its failure must not be retried by creating the job again: nobody knows yet whether there is one. */
async function listOrGiveUp(client: JobClient, customId: string): Promise<CountedJobList> {
	try {
		return await client.listJobs(customId);
	} catch (error) {
		throw forbidRetry(error);
	}
}

function forbidRetry(error: unknown): unknown {
	if (!(error instanceof ServiceError)) return error;
	return new ServiceError(error.message, { ...error, retry: { kind: 'never' } });
}
