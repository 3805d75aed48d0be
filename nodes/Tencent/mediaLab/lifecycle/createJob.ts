import { pause } from '../../../shared/concurrency/cancellation';
import { withRetries } from '../../../shared/concurrency/retry';
import { ServiceError } from '../../../shared/http/serviceError';
import type { ApiOutcome } from '../api/responses/interpretResponse';
import type { JobList } from '../api/responses/readJobList';
import type { CreateJobRequest } from '../api/requestSchema';
import type { CreateJobResponse, Job } from '../api/responses/responseSchema';
import { findCreatedJob } from './matching';

/** The part of the job API that creating jobs needs, bound to a node and its credential. */
export interface JobClient {
	createJob(request: CreateJobRequest): Promise<ApiOutcome<CreateJobResponse>>;
	/** All jobs with this `customId`. Retries by itself. */
	listJobs(customId: string): Promise<JobList>;
}

/** What became of a creation. */
export type Creation =
	| { kind: 'created'; job: Job }
	/** There is no job. */
	| { kind: 'refused'; reason: unknown }
	/** There may be a job; the reason names the `customId` to look for it by. */
	| { kind: 'unclear'; reason: unknown };

const RETRIES = 4;
/**
 * Pauses in milliseconds. A creation that seems lost may still be under way behind a gateway, so the vendor is asked after
 * each of them before another job is created.
 */
const LOOKUP_DELAYS = [1000, 2000, 5000];

/**
 * Creates a job exactly once. After an attempt whose outcome is unclear (time-out, reset, 5xx) ListJobs decides: a job that
 * matches the request and is not taken is the one; only if there is none is it created again. Of several identical requests
 * only one may be in here at a time, see `createKeyedMutex` in `shared/concurrency`.
 *
 * @param takenJobIds jobs that belong to something else; the new one is added
 * @param hasUniqueNames whether no other request has the same prefixes
 * @throws the reason of the signal when it is aborted
 */
export async function createJobOnce(
	client: JobClient,
	request: CreateJobRequest & { customId: string },
	{ takenJobIds, hasUniqueNames }: { takenJobIds: Set<string>; hasUniqueNames: boolean },
	signal: AbortSignal,
): Promise<Creation> {
	/** Whether any attempt may have created a job whose ID did not arrive. */
	let isUnclear = false;
	const find = (jobs: readonly Job[]) => findCreatedJob(jobs, request, takenJobIds, hasUniqueNames);
	const recover = async () => await recoverJob(client, request.customId, find, signal);
	const attempt = async (): Promise<Job> => {
		const outcome = await client.createJob(request);
		if (outcome.kind === 'answered') return outcome.response.job;
		if (outcome.kind === 'unclear') isUnclear = true;
		const created = isUnclear ? await recover() : undefined;
		if (created) return created;
		throw outcome.kind === 'unclear' ? allowRetry(outcome.error) : outcome.error;
	};
	try {
		const job = await withRetries(attempt, { retries: RETRIES, signal });
		takenJobIds.add(job.id);
		return { kind: 'created', job };
	} catch (error) {
		if (isUnclear) return { kind: 'unclear', reason: explainUnclear(error, request.customId) };
		signal.throwIfAborted();
		return { kind: 'refused', reason: error };
	}
}

/** @throws ServiceError, not to be retried, when the vendor's list cannot be had or is incomplete */
async function recoverJob(
	client: JobClient,
	customId: string,
	find: (jobs: readonly Job[]) => Job | undefined,
	signal: AbortSignal,
): Promise<Job | undefined> {
	for (const delay of LOOKUP_DELAYS) {
		await pause(delay, signal);
		const { jobs, isComplete } = await listOrGiveUp(client, customId);
		const created = find(jobs);
		if (created) return created;
		if (!isComplete) {
			throw new ServiceError('Tencent Media Lab does not list all jobs of this Custom ID', {
				hint: 'Split the items into smaller batches',
			});
		}
	}
	return undefined;
}

/** Its failure must not be retried by creating the job again: nobody knows yet whether there is one. */
async function listOrGiveUp(client: JobClient, customId: string): Promise<JobList> {
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

/** Whatever made it unclear, a creation is retried once it is known that there is no job. */
function allowRetry(error: ServiceError): ServiceError {
	if (error.retry.kind === 'later') return error;
	return new ServiceError(error.message, { ...error, retry: { kind: 'later' } });
}

function explainUnclear(error: unknown, customId: string): unknown {
	if (!(error instanceof ServiceError)) return error;
	return new ServiceError(`It is not known whether a job was created: ${error.message}`, {
		hint: `Look for it with the operation 'Get Many' of the resource 'Job' and this Custom ID before you create it again. ${error.hint}`,
		httpStatus: error.httpStatus,
		references: { ...error.references, 'custom ID': customId },
	});
}
