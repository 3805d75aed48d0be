import { pause } from '../../shared/cancellation';
import { isOpen, lookAtJobs } from './lookAtJobs';
import type { JobReader, Watched } from './lookAtJobs';
import { giveUp } from './states';

/** How long, and how often, to ask. */
export interface Patience {
	/** Time until the first round, in milliseconds; each further one waits longer. */
	interval: number;
	/** When to give up, in milliseconds from now. */
	maxWait: number;
	signal: AbortSignal;
}

const GROWTH = 1.5;
const LONGEST_INTERVAL = 60_000;

/**
 * Waits until no job is pending, or gives up on those that are at the time limit. A service in trouble is asked again
 * in the next round.
 *
 * @param jobs as they were created
 * @returns what is known of the jobs, in the same order
 * @throws the reason of the signal when it is aborted
 */
export async function pollJobs<T extends Watched>(
	reader: JobReader,
	jobs: T[],
	{ interval, maxWait, signal }: Patience,
): Promise<T[]> {
	const started = Date.now();
	const deadline = AbortSignal.timeout(maxWait);
	const limited = AbortSignal.any([signal, deadline]);
	let watched = jobs;
	for (let delay = interval; watched.some(isOpen); delay = Math.min(delay * GROWTH, LONGEST_INTERVAL)) {
		await Promise.allSettled([pause(delay, limited)]);
		if (!limited.aborted) watched = await lookAtJobs(reader, watched, limited);
		signal.throwIfAborted();
		if (deadline.aborted) break;
	}
	const waitedMs = Date.now() - started;
	return watched.map((known) => (known.refusal ? known : { ...known, progress: giveUp(known.progress, waitedMs) }));
}
