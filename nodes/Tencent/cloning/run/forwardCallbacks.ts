import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { withRetries } from '../../../shared/concurrency/retry';
import { ServiceError } from '../../../shared/http/serviceError';
import { createPostJson } from '../../../shared/n8n/postJson';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import { isFinal } from '../../mediaLab/lifecycle/states';
import type { RunJob } from './itemOutcome';

const RETRIES = 2;
const CONCURRENCY = 5;

/**
 * Posts jobs that have ended to the user's callback URLs, in place of the vendor, which calls n8n instead. A URL that
 * cannot be reached is noted in n8n's log, and the run goes on.
 *
 * @returns the jobs in the same order; those that were forwarded have no `forwardTo` any more
 */
export async function forwardCallbacks(
	context: RunningContext,
	jobs: readonly RunJob[],
	signal: AbortSignal,
): Promise<RunJob[]> {
	const postJson = createPostJson(context, 'The Callback URL');
	const forward = async (job: RunJob): Promise<RunJob> => {
		const { forwardTo, progress } = job;
		if (forwardTo === '' || !isFinal(progress)) return job;
		// The vendor's job holds the URL that resumes this execution, which is not for others.
		const body = { ...progress.job, callback: forwardTo };
		await withRetries(async () => requireSuccess(await postJson(forwardTo, body)), {
			retries: RETRIES,
			signal,
		});
		return { ...job, forwardTo: '' };
	};
	const results = await mapSettled(jobs, forward, {
		concurrency: CONCURRENCY,
		stopOnFailure: false,
		signal,
	});
	return jobs.map((job, index) => {
		const result = results[index];
		if (result?.status === 'fulfilled') return result.value;
		const why =
			result?.reason instanceof ServiceError ? result.reason.message : 'the execution was stopped';
		context.logger.warn(
			`Job ${job.progress.job.id} could not be forwarded to its Callback URL: ${why}`,
		);
		return job;
	});
}

/** @throws ServiceError for a status that is no success; a redirect, which is not followed, delivers nothing */
function requireSuccess(httpStatus: number): void {
	if (httpStatus >= 200 && httpStatus < 300) return;
	throw new ServiceError(`The Callback URL answered with HTTP ${httpStatus}`, {
		hint: 'Check the address',
		httpStatus,
		retry: { kind: httpStatus === 429 || httpStatus >= 500 ? 'later' : 'never' },
	});
}
