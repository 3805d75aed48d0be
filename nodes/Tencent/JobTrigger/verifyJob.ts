import type { IWebhookFunctions } from 'n8n-workflow';
import { pause } from '../../shared/concurrency/cancellation';
import type { ServiceError } from '../../shared/http/serviceError';
import { isNoSuchJob } from '../mediaLab/api/explainRefusal';
import { getJob } from '../mediaLab/api/requests';
import type { Job } from '../mediaLab/api/responseSchema';
import { isFinal, toProgress } from '../mediaLab/lifecycle/states';
import { sendRequest } from '../mediaLab/transport';

/** What the vendor says of a job that somebody has posted. */
export type Verdict =
	/** The job as the vendor answers it, ended. */
	| { kind: 'ended'; job: Job }
	/** The vendor knows the job, and it has not ended. */
	| { kind: 'notEnded' }
	/** The vendor knows no such job. */
	| { kind: 'unknown' }
	/** The vendor does not say. */
	| { kind: 'unverifiable'; error: ServiceError | undefined };

/**
 * A callback may come a little before GetJob knows that the job has ended, so it is asked several times, after pauses
 * of so many milliseconds.
 */
const LOOKS = [0, 500, 1000, 2000, 4000];
/** The caller waits for an answer; in milliseconds. */
const TIME_LIMIT = 9000;

/** Asks the vendor for a job until it has ended, for some seconds. */
export async function verifyJob(context: IWebhookFunctions, jobId: string): Promise<Verdict> {
	const signal = AbortSignal.timeout(TIME_LIMIT);
	let verdict: Verdict = { kind: 'unverifiable', error: undefined };
	for (const delay of LOOKS) {
		const [looked] = await Promise.allSettled([
			pause(delay, signal).then(async () => await lookOnce(context, jobId, signal)),
		]);
		// The time is over.
		if (looked.status === 'rejected') return verdict;
		verdict = looked.value;
		const mayChange =
			verdict.kind === 'notEnded' ||
			(verdict.kind === 'unverifiable' && verdict.error?.retry.kind === 'later');
		if (!mayChange) return verdict;
	}
	return verdict;
}

async function lookOnce(
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
