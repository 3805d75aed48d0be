import type { IWebhookFunctions } from 'n8n-workflow';
import { pause } from '../../shared/concurrency/cancellation';
import type { ServiceError } from '../../shared/http/serviceError';
import { isRefusedInWords } from '../mediaLab/api/responses/explainRefusal';
import { getJob } from '../mediaLab/api/requests';
import type { Job } from '../mediaLab/api/responses/responseSchema';
import { isFinal, toProgress } from '../mediaLab/lifecycle/states';
import { sendRequest } from '../mediaLab/transport';

/** What the vendor says about a job that was posted. */
export type Verdict =
	/** The job as the vendor returns it. */
	| { kind: 'ended'; job: Job }
	/** The vendor knows the job, and it has not ended. */
	| { kind: 'notEnded' }
	/** The vendor has said more than once that it does not know the job. */
	| { kind: 'unknown' }
	/** The vendor gives no answer; the error is undefined where it took too long. */
	| { kind: 'unverifiable'; error: ServiceError | undefined };

/**
 * A callback may come a little before GetJob knows the job, or that it has ended, so the vendor is asked several times,
 * after these pauses in milliseconds.
 */
const PAUSES = [0, 500, 1000, 2000, 4000];
/** The caller waits for an answer; in milliseconds. */
const TIME_LIMIT = 9000;
/** How many refusals of GetJob mean that there is no such job. */
const REFUSALS = 2;

/**
 * Asks the vendor for a job.
 *
 * @param waits whether to ask again, for some seconds, while the vendor says that the job has not ended
 */
export async function verifyJob(
	context: IWebhookFunctions,
	jobId: string,
	waits: boolean,
): Promise<Verdict> {
	const signal = AbortSignal.timeout(TIME_LIMIT);
	let verdict: Verdict = { kind: 'unverifiable', error: undefined };
	let refusals = 0;
	for (const milliseconds of PAUSES) {
		try {
			await pause(milliseconds, signal);
			verdict = await askVendor(context, jobId, signal);
		} catch {
			// The time is up, so the last answer counts.
			return verdict;
		}
		if (isRefusal(verdict)) refusals += 1;
		if (refusals === REFUSALS) return { kind: 'unknown' };
		if (!mayChange(verdict, waits)) return verdict;
	}
	return verdict;
}

function isRefusal(verdict: Verdict): boolean {
	return verdict.kind === 'unverifiable' && !!verdict.error && isRefusedInWords(verdict.error);
}

function mayChange(verdict: Verdict, waits: boolean): boolean {
	if (verdict.kind !== 'unverifiable') return waits && verdict.kind === 'notEnded';
	return isRefusal(verdict) || verdict.error?.retry.kind === 'later';
}

async function askVendor(
	context: IWebhookFunctions,
	jobId: string,
	signal: AbortSignal,
): Promise<Verdict> {
	const outcome = await sendRequest(context, getJob(jobId), signal);
	if (outcome.kind !== 'answered') return { kind: 'unverifiable', error: outcome.error };
	const { job } = outcome.response;
	return isFinal(toProgress(job)) ? { kind: 'ended', job } : { kind: 'notEnded' };
}
