import { createPostJson } from '../../../shared/n8n/postJson';
import { withRetries } from '../../../shared/concurrency/retry';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import { ServiceError } from '../../../shared/http/serviceError';
import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { isFinal } from '../../mediaLab/lifecycle/states';
import type { RunJob } from './itemOutcome';

const RETRIES = 2;
const CONCURRENCY = 5;

/**
 * Posts jobs that have ended to the callback addresses of the user's, as the vendor would if it did not call this n8n
 * instead. Where an address cannot be reached, that is noted in n8n's log, and the run goes on.
 *
 * @returns the jobs, in the same order; those that need not be passed on again without a callback
 */
export async function forwardCallbacks(
	context: RunningContext,
	jobs: readonly RunJob[],
	signal: AbortSignal,
): Promise<RunJob[]> {
	const postJson = createPostJson(context, 'The Callback URL');
	const forward = async (job: RunJob): Promise<RunJob> => {
		const { callback, progress } = job;
		if (callback === '' || !isFinal(progress)) return job;
		// The vendor's job names the address of n8n that it was called back at, which is not for others.
		const body = { ...progress.job, callback };
		await withRetries(async () => requireSuccess(await postJson(callback, body)), {
			retries: RETRIES,
			signal,
		});
		return { ...job, callback: '' };
	};
	const outcomes = await mapSettled(jobs, forward, {
		concurrency: CONCURRENCY,
		stopOnFailure: false,
		signal,
	});
	return jobs.map((job, index) => {
		const outcome = outcomes[index];
		if (outcome?.status === 'fulfilled') return outcome.value;
		const why =
			outcome?.reason instanceof ServiceError
				? outcome.reason.message
				: 'the execution was stopped';
		context.logger.warn(
			`Job ${job.progress.job.id} could not be passed on to its Callback URL: ${why}`,
		);
		return job;
	});
}

function requireSuccess(httpStatus: number): void {
	if (httpStatus < 400) return;
	throw new ServiceError(`The Callback URL answered with HTTP ${httpStatus}`, {
		hint: 'Check the address',
		httpStatus,
		retry: { kind: httpStatus === 429 || httpStatus >= 500 ? 'later' : 'never' },
	});
}
