import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { untilAborted } from '../../../shared/concurrency/cancellation';
import { withRetries } from '../../../shared/concurrency/retry';
import { ServiceError } from '../../../shared/http/serviceError';
import { createPostJson } from '../../../shared/n8n/postJson';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import { isFinal } from '../../mediaLab/lifecycle/states';
import type { RunJob } from './itemOutcome';

const RETRIES = 2;
const CONCURRENCY = 5;
/** How long all jobs together may take, in milliseconds: the results wait meanwhile. */
const TIME_LIMIT = 60_000;

/**
 * Posts jobs that have ended to the user's callback URLs, in place of the vendor, which calls n8n instead. A URL that
 * cannot be reached, or is too slow, is noted in n8n's log, and the run goes on.
 *
 * @param timeLimit in milliseconds
 * @returns the jobs in the same order; those that were forwarded have no `forwardTo` any more
 */
export async function forwardCallbacks(
	context: RunningContext,
	jobs: readonly RunJob[],
	signal: AbortSignal,
	timeLimit = TIME_LIMIT,
): Promise<RunJob[]> {
	const postJson = createPostJson(context, 'The Callback URL');
	const limited = AbortSignal.any([signal, AbortSignal.timeout(timeLimit)]);
	const forward = async (job: RunJob): Promise<RunJob> => {
		const { forwardTo, progress } = job;
		if (forwardTo === '' || !isFinal(progress)) return job;
		// The vendor's job holds the URL that resumes this execution, which is not for others.
		const body = { ...progress.job, callback: forwardTo };
		const post = async () => requireSuccess(await postJson(forwardTo, body));
		await withRetries(async () => await untilAborted(post(), limited), {
			retries: RETRIES,
			signal: limited,
		});
		return { ...job, forwardTo: '' };
	};
	const results = await mapSettled(jobs, forward, {
		concurrency: CONCURRENCY,
		stopOnFailure: false,
		signal: limited,
	});
	return jobs.map((job, index) => {
		const result = results[index];
		if (result?.status === 'fulfilled') return result.value;
		if (job.forwardTo === '') return job;
		const why = explain(result?.reason, signal);
		context.logger.warn(
			`Job ${job.progress.job.id} could not be forwarded to its Callback URL: ${why}`,
		);
		return job;
	});
}

function explain(reason: unknown, signal: AbortSignal): string {
	if (reason instanceof ServiceError) return reason.message;
	return signal.aborted ? 'the execution was stopped' : 'the Callback URL is too slow';
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
