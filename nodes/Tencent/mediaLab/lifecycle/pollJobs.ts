import { pause } from '../../../shared/concurrency/cancellation';
import type { JobReader } from './askForJobs';
import { needsRefresh, refreshJobs } from './refreshJobs';
import type { WatchedJob } from './refreshJobs';
import { markTimedOut } from './states';

/** How often, and for how long, to poll. */
export interface PollOptions {
	/** Milliseconds until the first round; each further one waits longer. */
	interval: number;
	/** Milliseconds from now until the wait times out; may be a fraction. */
	maxWait: number;
	signal: AbortSignal;
}

const BACKOFF_FACTOR = 1.5;
const MAX_INTERVAL = 60_000;
/** How long the round at the deadline may take, in milliseconds: long enough for GetJob after a list that does not come. */
const LAST_ROUND_TIMEOUT = 20_000;

/**
 * Polls until no job is pending. At the deadline the vendor is asked once more, and what is pending then has timed out.
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
	let delay = interval;
	while (watched.some(needsRefresh)) {
		await pauseUntilDeadline(delay, untilDeadline, signal);
		const isLastRound = deadline.aborted;
		const roundSignal = isLastRound
			? AbortSignal.any([signal, AbortSignal.timeout(LAST_ROUND_TIMEOUT)])
			: untilDeadline;
		watched = await refreshJobs(reader, watched, roundSignal);
		signal.throwIfAborted();
		if (isLastRound) break;
		delay = Math.min(delay * BACKOFF_FACTOR, MAX_INTERVAL);
	}
	const waitedMs = Date.now() - started;
	return watched.map((job) =>
		job.refusal ? job : { ...job, progress: markTimedOut(job.progress, waitedMs) },
	);
}

/** @throws the reason of the signal when it is aborted; the deadline only ends the pause */
async function pauseUntilDeadline(
	milliseconds: number,
	untilDeadline: AbortSignal,
	signal: AbortSignal,
): Promise<void> {
	try {
		await pause(milliseconds, untilDeadline);
	} catch {
		signal.throwIfAborted();
	}
}
