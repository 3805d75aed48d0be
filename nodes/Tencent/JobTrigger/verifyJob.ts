import type { IWebhookFunctions } from 'n8n-workflow';
import { pause } from '../../shared/concurrency/cancellation';
import type { ServiceError } from '../../shared/http/serviceError';
import { isNoSuchJob } from '../mediaLab/api/explainRefusal';
import { getJob } from '../mediaLab/api/requests';
import type { Job } from '../mediaLab/api/responseSchema';
import { isFinal, toProgress } from '../mediaLab/lifecycle/states';
import { sendRequest } from '../mediaLab/transport';

/** What the vendor says about a job that was posted. */
export type Verdict =
	/** The job as the vendor returns it. */
	| { kind: 'ended'; job: Job }
	/** The vendor knows the job, and it has not ended. */
	| { kind: 'notEnded' }
	/** The vendor does not know the job. */
	| { kind: 'unknown' }
	/** The vendor gives no answer; the error is undefined where it took too long. */
	| { kind: 'unverifiable'; error: ServiceError | undefined };

/**
 * A callback may come a little before GetJob knows that the job has ended, so the vendor is asked several times, after
 * these pauses in milliseconds.
 */
const PAUSES = [0, 500, 1000, 2000, 4000];
/** The caller waits for an answer; in milliseconds. */
const TIME_LIMIT = 9000;

/** Asks the vendor for a job, for some seconds, until it has ended. */
export async function verifyJob(context: IWebhookFunctions, jobId: string): Promise<Verdict> {
	const signal = AbortSignal.timeout(TIME_LIMIT);
	let verdict: Verdict = { kind: 'unverifiable', error: undefined };
	for (const milliseconds of PAUSES) {
		try {
			await pause(milliseconds, signal);
			verdict = await askVendor(context, jobId, signal);
		} catch {
			// The time is up, so the last answer counts.
			return verdict;
		}
		if (!mayChange(verdict)) return verdict;
	}
	return verdict;
}

function mayChange(verdict: Verdict): boolean {
	if (verdict.kind === 'unverifiable') return verdict.error?.retry.kind === 'later';
	return verdict.kind === 'notEnded';
}

async function askVendor(
	context: IWebhookFunctions,
	jobId: string,
	signal: AbortSignal,
): Promise<Verdict> {
	const outcome = await sendRequest(context, getJob(jobId), signal);
	if (outcome.kind !== 'answered') {
		return isNoSuchJob(outcome.error)
			? { kind: 'unknown' }
			: { kind: 'unverifiable', error: outcome.error };
	}
	const { job } = outcome.response;
	if (job.id !== jobId) return { kind: 'unknown' };
	return isFinal(toProgress(job)) ? { kind: 'ended', job } : { kind: 'notEnded' };
}
