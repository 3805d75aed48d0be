import { pause } from '../../../shared/concurrency/cancellation';
import { withRetries } from '../../../shared/concurrency/retry';
import { ServiceError } from '../../../shared/http/serviceError';
import type { Outcome } from '../api/explainResponse';
import { findJobToAdopt } from './matching';
import type { CreateJobRequest } from '../api/requestSchema';
import type { CreateJobResponse, Job } from '../api/responseSchema';

/** What ListJobs answers for a `customId`. */
export interface JobList {
	jobs: Job[];
	/** False where `total` says that there are more: the documentation knows no further pages. */
	isComplete: boolean;
}

/** What creating a job needs of the vendor. */
export interface JobClient {
	createJob(request: CreateJobRequest): Promise<Outcome<CreateJobResponse>>;
	/** Everything with this `customId`, with retries of its own. */
	listJobs(customId: string): Promise<JobList>;
}

/** What became of a creation. */
export type Creation =
	| { kind: 'created'; job: Job }
	/** There is no job. */
	| { kind: 'refused'; reason: unknown }
	/** Nobody can say whether there is a job; the reason names the `customId` to look for it by. */
	| { kind: 'unclear'; reason: unknown };

const RETRIES = 4;
/**
 * A creation that seems lost may still be under way behind a gateway, so the vendor is asked several times, after
 * pauses of so many milliseconds, before another job is created.
 */
const LOOKS = [1000, 2000, 5000];

/**
 * Creates a job exactly once. When a creation ends unclear (time-out, reset, 5xx), ListJobs decides: a job with the
 * same inputs and outputs that nobody else accounts for is this one; only if there is none is it created again. Of
 * requests for the same work only one may be in here at a time, or the job of another could be taken for this one: callers
 * use a keyed mutex.
 *
 * @param accountedFor IDs of jobs that are not to be adopted; the new one is added
 * @throws the reason of the signal when it is aborted
 */
export async function createJobOnce(
	service: JobClient,
	request: CreateJobRequest & { customId: string },
	accountedFor: Set<string>,
	signal: AbortSignal,
): Promise<Creation> {
	/** Whether any attempt may have made a job that is not known. */
	let isUnclear = false;
	const attempt = async (): Promise<Job> => {
		const outcome = await service.createJob(request);
		if (outcome.kind === 'answered') return outcome.response.job;
		if (outcome.kind === 'unclear') isUnclear = true;
		const adopted = isUnclear
			? await lookForJob(service, request, accountedFor, signal)
			: undefined;
		if (adopted) return adopted;
		throw outcome.kind === 'unclear' ? retriable(outcome.error) : outcome.error;
	};
	const [created] = await Promise.allSettled([withRetries(attempt, { retries: RETRIES, signal })]);
	if (created.status === 'fulfilled') {
		accountedFor.add(created.value.id);
		return { kind: 'created', job: created.value };
	}
	if (!isUnclear) {
		signal.throwIfAborted();
		return { kind: 'refused', reason: created.reason };
	}
	return { kind: 'unclear', reason: explainUnclear(created.reason, request.customId) };
}

/** @throws ServiceError when the vendor's list cannot be had, or does not hold all there is */
async function lookForJob(
	service: JobClient,
	request: CreateJobRequest & { customId: string },
	accountedFor: ReadonlySet<string>,
	signal: AbortSignal,
): Promise<Job | undefined> {
	for (const delay of LOOKS) {
		await pause(delay, signal);
		const [listed] = await Promise.allSettled([service.listJobs(request.customId)]);
		if (listed.status === 'rejected') throw final(listed.reason);
		const adopted = findJobToAdopt(listed.value.jobs, request, accountedFor);
		if (adopted) return adopted;
		if (!listed.value.isComplete) {
			throw new ServiceError('Tencent Media Lab does not list all jobs of this Custom ID', {
				hint: 'Split the items into smaller batches',
			});
		}
	}
	return undefined;
}

/** Nothing is created again while it is not known whether there is a job. */
function final(reason: unknown): unknown {
	if (!(reason instanceof ServiceError)) return reason;
	const { message, hint, httpStatus, references } = reason;
	return new ServiceError(message, { hint, httpStatus, references });
}

/** Whatever a creation ended unclear with, it is tried again once it is known that there is no job. */
function retriable({ message, hint, httpStatus, references, retry }: ServiceError): ServiceError {
	return new ServiceError(message, {
		hint,
		httpStatus,
		references,
		retry: retry.kind === 'later' ? retry : { kind: 'later' },
	});
}

function explainUnclear(reason: unknown, customId: string): unknown {
	if (!(reason instanceof ServiceError)) return reason;
	return new ServiceError(`It is not known whether a job was created: ${reason.message}`, {
		hint: `Look for it with the operation 'Get Many' of the resource 'Job' and this Custom ID before you create it again. ${reason.hint}`,
		httpStatus: reason.httpStatus,
		references: { ...reason.references, 'custom ID': customId },
	});
}
