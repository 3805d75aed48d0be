import { pause } from '../../shared/cancellation';
import { withRetries } from '../../shared/retry';
import { ServiceError } from '../../shared/serviceError';
import type { Outcome } from './failure';
import { findJobToAdopt } from './matching';
import type { CreateJobRequest } from './requestSchema';
import type { CreateJobResponse, Job } from './responseSchema';

/** What creating a job needs of the vendor. */
export interface JobService {
	createJob(request: CreateJobRequest): Promise<Outcome<CreateJobResponse>>;
	/** Everything with this `customId`, with retries of its own. */
	listJobs(customId: string): Promise<Job[]>;
}

const RETRIES = 6;
/** A creation that seems lost may still arrive, so the vendor is asked only after a while; in milliseconds. */
const SETTLING_TIME = 1000;

/**
 * Creates a job exactly once. When a creation ends unclear (time-out, reset, 5xx), ListJobs decides: a job with the
 * same inputs and outputs that nobody else accounts for is this one; only if there is none is it created again. Of
 * requests for the same work only one may be in here at a time, see `createOneByOne`.
 *
 * @param accountedFor IDs of jobs that are not to be adopted; the new one is added
 * @throws ServiceError; one that names the `customId` where it stays unclear whether there is a job
 */
export async function createJobOnce(
	service: JobService,
	request: CreateJobRequest & { customId: string },
	accountedFor: Set<string>,
	signal: AbortSignal,
): Promise<Job> {
	/** Whether any attempt may have made a job that is not known. */
	let isUnclear = false;
	const attempt = async () => {
		const adopted = isUnclear ? await adoptJob(service, request, accountedFor) : undefined;
		if (adopted) return adopted;
		const outcome = await service.createJob(request);
		if (outcome.kind === 'answered') return outcome.response.job;
		if (outcome.kind === 'refused') throw outcome.error;
		isUnclear = true;
		await pause(SETTLING_TIME, signal);
		throw retriable(outcome.error);
	};
	const [created] = await Promise.allSettled([withRetries(attempt, { retries: RETRIES, signal })]);
	if (created.status === 'fulfilled') {
		accountedFor.add(created.value.id);
		return created.value;
	}
	signal.throwIfAborted();
	if (!isUnclear || !(created.reason instanceof ServiceError)) throw created.reason;
	const adopted = await adoptJob(service, request, accountedFor);
	if (!adopted) throw created.reason;
	accountedFor.add(adopted.id);
	return adopted;
}

async function adoptJob(
	service: JobService,
	request: CreateJobRequest & { customId: string },
	accountedFor: ReadonlySet<string>,
): Promise<Job | undefined> {
	const [listed] = await Promise.allSettled([service.listJobs(request.customId)]);
	if (listed.status === 'fulfilled') return findJobToAdopt(listed.value, request, accountedFor);
	const { reason } = listed;
	if (!(reason instanceof ServiceError)) throw reason;
	throw new ServiceError(`It is not known whether a job was created: ${reason.message}`, {
		hint: `Look for it with the operation 'Get Many' of the resource 'Job' and this Custom ID before you create it again. ${reason.hint}`,
		httpStatus: reason.httpStatus,
		references: { ...reason.references, 'custom ID': request.customId },
	});
}

/** Whatever a creation ended unclear with, the next attempt asks before it creates. */
function retriable({ message, hint, httpStatus, references, retry }: ServiceError): ServiceError {
	return new ServiceError(message, {
		hint,
		httpStatus,
		references,
		retry: retry.kind === 'later' ? retry : { kind: 'later' },
	});
}

/**
 * Lets only one of several tasks for the same work run at a time: while one of them does not know whether its job was
 * created, the job of another could be taken for it.
 */
export function createOneByOne(): <T>(work: string, task: () => Promise<T>) => Promise<T> {
	const last = new Map<string, Promise<unknown>>();
	return async (work, task) => {
		const running = (last.get(work) ?? Promise.resolve()).then(task, task);
		last.set(work, running);
		return await running;
	};
}
