import type { IWebhookFunctions } from 'n8n-workflow';
import { pause } from '../../../shared/concurrency/cancellation';
import { rethrow } from '../../../shared/http/rethrow';
import type { ServiceError } from '../../../shared/http/serviceError';
import { isRefusedInWords, mayBeCredential } from '../../mediaLab/api/responses/explainRefusal';
import { getJob, listJobs } from '../../mediaLab/api/requests';
import type { Job } from '../../mediaLab/api/responses/responseSchema';
import { isFinal, toProgress } from '../../mediaLab/lifecycle/states';
import { sendRequest } from '../../mediaLab/transport';

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
/** How often the vendor has to say that there is no such job. */
const DENIALS = 2;

/** Asks the vendor for a job: again, for some seconds, while it does not answer, or says that the job has not ended. */
export async function verifyJob(context: IWebhookFunctions, jobId: string): Promise<Verdict> {
	const signal = AbortSignal.timeout(TIME_LIMIT);
	let verdict: Verdict = { kind: 'unverifiable', error: undefined };
	let denials = 0;
	for (const milliseconds of PAUSES) {
		try {
			await pause(milliseconds, signal);
			verdict = await askVendor(context, jobId, signal);
			const isDenied = await isDenial(context, jobId, verdict, signal);
			if (isDenied) denials += 1;
			if (denials === DENIALS) return { kind: 'unknown' };
			if (!isDenied && !mayChange(verdict)) return verdict;
		} catch (error) {
			if (!signal.aborted) rethrow(error);
			// The time is up, so the last answer counts.
			return verdict;
		}
	}
	return verdict;
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

function mayChange(verdict: Verdict): boolean {
	if (verdict.kind === 'unverifiable') return verdict.error?.retry.kind === 'later';
	return verdict.kind === 'notEnded';
}

/** Whether GetJob was refused because there is no such job, as far as the vendor tells. */
async function isDenial(
	context: IWebhookFunctions,
	jobId: string,
	verdict: Verdict,
	signal: AbortSignal,
): Promise<boolean> {
	if (verdict.kind !== 'unverifiable' || verdict.error === undefined) return false;
	if (!mayBeCredential(verdict.error)) return isRefusedInWords(verdict.error);
	// Any list shows that the credential works. This one is short.
	const { kind } = await sendRequest(context, listJobs(jobId), signal);
	return isRefusedInWords(verdict.error, kind === 'answered');
}
