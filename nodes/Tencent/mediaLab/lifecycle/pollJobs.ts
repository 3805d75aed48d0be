import { pause } from '../../../shared/concurrency/cancellation';
import { needsRefresh, refreshJobs } from './refreshJobs';
import type { JobReader, WatchedJob } from './refreshJobs';
import { markTimedOut } from './states';

/** How long, and how often, to ask. */
export interface PollOptions {
	/** Time until the first round, in milliseconds; each further one waits longer. */
	interval: number;
	/** When to give up, in milliseconds from now; may be a fraction. */
	maxWait: number;
	signal: AbortSignal;
}

const GROWTH = 1.5;
const LONGEST_INTERVAL = 60_000;
/** How long the look at the time limit may take, in milliseconds. */
const LAST_LOOK = 10_000;

/**
 * Waits until no job is pending. At the time limit the vendor is asked once more, and what is pending then is given up.
 *
 * @param jobs as they were created
 * @returns what is known of the jobs, in the same order
 * @throws the reason of the signal when it is aborted
 */
export async function pollJobs<T extends WatchedJob>(
	reader: JobReader,
	jobs: T[],
	{ interval, maxWait, signal }: PollOptions,
): Promise<T[]> {
	const started = Date.now();
	const deadline = AbortSignal.timeout(Math.ceil(maxWait));
	const untilDeadline = AbortSignal.any([signal, deadline]);
	let watched = jobs;
	for (
		let delay = interval;
		watched.some(needsRefresh);
		delay = Math.min(delay * GROWTH, LONGEST_INTERVAL)
	) {
		await Promise.allSettled([pause(delay, untilDeadline)]);
		signal.throwIfAborted();
		const isLast = deadline.aborted;
		const limit = isLast
			? AbortSignal.any([signal, AbortSignal.timeout(LAST_LOOK)])
			: untilDeadline;
		watched = await refreshJobs(reader, watched, limit);
		signal.throwIfAborted();
		if (isLast) break;
	}
	const waitedMs = Date.now() - started;
	return watched.map((known) =>
		known.refusal ? known : { ...known, progress: markTimedOut(known.progress, waitedMs) },
	);
}
