import { createPostJson } from '../../shared/postJson';
import { withRetries } from '../../shared/retry';
import type { RunningContext } from '../../shared/runningContext';
import { ServiceError } from '../../shared/serviceError';
import { settleTasks } from '../../shared/settleTasks';
import type { JobOfRun } from './trackedJob';

const RETRIES = 2;
const CONCURRENCY = 5;
const MOST_REMEMBERED = 10_000;
/** Jobs that this process has passed on; the oldest is forgotten first. */
const passedOn = new Set<string>();

/**
 * Posts jobs that have ended to the callback addresses of the user's, as the vendor would if it did not call this n8n
 * instead. An address that cannot be reached is noted in n8n's log; the run goes on. After a restart of n8n a job may be
 * passed on a second time.
 *
 * @param jobs that have ended; those without an address are left out
 */
export async function passOnEnded(
	context: RunningContext,
	jobs: readonly JobOfRun[],
	signal: AbortSignal,
): Promise<void> {
	const due = jobs.filter(({ callback, progress }) => callback !== '' && !passedOn.has(progress.job.id));
	for (const { progress } of due) remember(progress.job.id);
	const postJson = createPostJson(context, 'The Callback URL');
	const passOn = async (index: number) => {
		const { callback, progress } = due[index]!;
		// The vendor's job names the address of n8n that it was called back at, which is not for others.
		const job = { ...progress.job, callback };
		await withRetries(async () => requireSuccess(await postJson(callback, job)), { retries: RETRIES, signal });
	};
	const outcomes = await settleTasks(due.length, passOn, { concurrency: CONCURRENCY, stopOnFailure: false }, signal);
	for (const [index, outcome] of outcomes.entries()) {
		if (outcome?.status !== 'rejected') continue;
		const { reason } = outcome;
		const why = reason instanceof ServiceError ? reason.message : 'unknown reason';
		context.logger.warn(`Job ${due[index]!.progress.job.id} could not be passed on to its Callback URL: ${why}`);
	}
}

function remember(jobId: string): void {
	passedOn.add(jobId);
	const [oldest] = passedOn;
	if (passedOn.size > MOST_REMEMBERED && oldest !== undefined) passedOn.delete(oldest);
}

function requireSuccess(httpStatus: number): void {
	if (httpStatus < 400) return;
	throw new ServiceError(`The Callback URL answered with HTTP ${httpStatus}`, {
		hint: 'Check the address',
		httpStatus,
		retry: { kind: httpStatus === 429 || httpStatus >= 500 ? 'later' : 'never' },
	});
}
