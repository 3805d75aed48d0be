import { withRetries } from '../../../shared/concurrency/retry';
import { ServiceError } from '../../../shared/http/serviceError';
import type { ApiOutcome } from '../api/responses/interpretResponse';
import type { CreateJobRequest } from '../api/requestSchema';
import type { CreateJobResponse, Job } from '../api/responses/responseSchema';
import { isFinalRefusal } from './finalRefusal';
import { recallRun, rememberJob } from './jobMemory';
import type { RunId, RunMemory } from './jobMemory';
import type { CountedJobList } from './lists/listEvidence';
import { LOOKUP_DELAYS, lookForJob } from './lookForJob';

/** The part of the job API that creating jobs needs, bound to a node and its credential. */
export interface JobClient {
	createJob(request: CreateJobRequest): Promise<ApiOutcome<CreateJobResponse>>;
	/** The jobs with this `customId`. Retries by itself. */
	listJobs(customId: string): Promise<CountedJobList>;
	/**
	 * @returns undefined for a job that the vendor denies
	 * @throws ServiceError where the vendor does not say
	 */
	getJob(jobId: string): Promise<Job | undefined>;
}

/** A job that a run needs. */
export interface JobToCreate {
	request: CreateJobRequest;
	/** Of the request, see `digestWork`. */
	work: string;
	/** Whether no other request has the same prefixes. */
	hasUniqueNames: boolean;
}

/** What became of a creation. */
export type Creation =
	| { kind: 'created'; job: Job }
	/** There is no job. */
	| { kind: 'refused'; reason: unknown }
	/** There may be a job; the reason names the `customId` to look for it by. */
	| { kind: 'unclear'; reason: unknown };

const RETRIES = 4;
/** How often to look for a job that the vendor has refused to create, in words that may mean anything. */
const LOOKUPS_AFTER_REFUSAL = 2;

/**
 * Creates a job exactly once, and remembers it. After an attempt whose outcome is unclear (time-out, reset, 5xx, a refusal
 * that may mean anything) ListJobs decides: a job that matches the request and belongs to nothing else is the one; only if
 * there is none is it created again. Of several identical requests with the same `customId` only one may be in here at a
 * time, in the whole process.
 *
 * @throws the reason of the signal when it is aborted
 */
export async function createJobOnce(
	client: JobClient,
	run: RunId,
	wanted: JobToCreate,
	signal: AbortSignal,
): Promise<Creation> {
	/** Whether any attempt, also of an earlier try, may have created a job whose ID did not arrive. */
	let isUnclear = takeUnclear(recallRun(run), wanted.work);
	let isToBeLookedFor = isUnclear;
	const look = async (delays = LOOKUP_DELAYS) =>
		await lookForJob(client, run, wanted, delays, signal);
	const attempt = async (): Promise<Job> => {
		const earlier = isToBeLookedFor ? await look() : undefined;
		isToBeLookedFor = false;
		if (earlier) return earlier;

		const outcome = await client.createJob(wanted.request);
		if (outcome.kind === 'answered') return outcome.response.job;
		const { kind, error } = outcome;
		const wasUnclear = isUnclear;
		const isRefusal = kind === 'refused' && !wasUnclear;
		if (isRefusal && isFinalRefusal(error)) throw error;
		isUnclear = true;
		const created = await look(
			isRefusal ? LOOKUP_DELAYS.slice(0, LOOKUPS_AFTER_REFUSAL) : LOOKUP_DELAYS,
		);
		if (created) return created;
		if (kind === 'unclear') throw allowRetry(error);
		isUnclear = wasUnclear;
		throw nameCustomId(error, run.customId);
	};
	try {
		const job = await withRetries(attempt, { retries: RETRIES, signal });
		rememberJob(run, job.id, wanted.work);
		return { kind: 'created', job };
	} catch (error) {
		if (isUnclear) {
			noteUnclear(recallRun(run), wanted.work);
			return { kind: 'unclear', reason: explainUnclear(error, run.customId) };
		}
		signal.throwIfAborted();
		return { kind: 'refused', reason: error };
	}
}

function takeUnclear({ unclear }: RunMemory, work: string): boolean {
	const count = unclear.get(work) ?? 0;
	if (count > 1) unclear.set(work, count - 1);
	else unclear.delete(work);
	return count > 0;
}

function noteUnclear({ unclear }: RunMemory, work: string): void {
	unclear.set(work, (unclear.get(work) ?? 0) + 1);
}

/** Whatever made it unclear, a creation is retried once it is known that there is no job. */
function allowRetry(error: ServiceError): ServiceError {
	if (error.retry.kind === 'later') return error;
	return new ServiceError(error.message, { ...error, retry: { kind: 'later' } });
}

function nameCustomId(error: ServiceError, customId: string): ServiceError {
	return new ServiceError(error.message, {
		...error,
		references: { ...error.references, 'custom ID': customId },
	});
}

function explainUnclear(error: unknown, customId: string): unknown {
	if (!(error instanceof ServiceError)) return error;
	return new ServiceError(`It is not known whether a job was created: ${error.message}`, {
		hint: `Look for it with Job → Get Many and this Custom ID before you create it again. ${error.hint}`,
		code: 'creationUnclear',
		httpStatus: error.httpStatus,
		references: { ...error.references, 'custom ID': customId },
	});
}
