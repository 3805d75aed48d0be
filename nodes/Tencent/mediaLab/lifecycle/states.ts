import type { Job } from '../api/responseSchema';

/** The enum State (seeds 000 and 002). */
export const STATE_NAMES = {
	1: 'SUBMITTED',
	2: 'PROCESSING',
	3: 'COMPLETED',
	4: 'ERROR',
	5: 'CANCELED',
} as const;

export type StateCode = keyof typeof STATE_NAMES;
export type StateName = (typeof STATE_NAMES)[StateCode];

/** The documented name of a state, `UNKNOWN` for one that is not documented. */
export function nameState(state: number | null | undefined): StateName | 'UNKNOWN' {
	return isDocumented(state) ? STATE_NAMES[state] : 'UNKNOWN';
}

function isDocumented(state: number | null | undefined): state is StateCode {
	return typeof state === 'number' && state in STATE_NAMES;
}

/**
 * A job as the node sees it, the same for polling, suspending and the trigger. Each phase carries the vendor's
 * job as last answered. `submitted`, `processing` and `unknown` are pending; `completed`, `failed` and
 * `canceled` are final; `timedOut` is where a wait ends without either, and a final answer can still
 * follow.
 */
export type JobProgress =
	/** Waits in the vendor's queue. */
	| { phase: 'submitted'; job: Job }
	| { phase: 'processing'; job: Job }
	/** The vendor answered a state that is not documented. The job may still end well, so waiting goes on. */
	| { phase: 'unknown'; job: Job }
	/**
	 * The node stopped waiting. At the vendor the job goes on; `waitedMs` is how long the node waited, if it
	 * knows.
	 */
	| { phase: 'timedOut'; job: Job; waitedMs?: number }
	| { phase: 'completed'; job: Job }
	| { phase: 'failed'; job: Job }
	| { phase: 'canceled'; job: Job };

export type Phase = JobProgress['phase'];

/** A job that is still under way for all the node knows. */
export type PendingProgress = Extract<
	JobProgress,
	{ phase: 'submitted' | 'processing' | 'unknown' }
>;

const PHASES = {
	1: 'submitted',
	2: 'processing',
	3: 'completed',
	4: 'failed',
	5: 'canceled',
} as const satisfies Record<StateCode, Phase>;

/** What a job that the vendor answered, or posted, is at. */
export function toProgress(job: Job): JobProgress {
	return { phase: isDocumented(job.state) ? PHASES[job.state] : 'unknown', job };
}

/** Whether the vendor will not change the job any more. */
export function isFinal({ phase }: JobProgress): boolean {
	return phase === 'completed' || phase === 'failed' || phase === 'canceled';
}

/** Whether there is something to wait for: neither has the job ended, nor has the node given up. */
export function isPending(progress: JobProgress): progress is PendingProgress {
	return !isFinal(progress) && progress.phase !== 'timedOut';
}

/**
 * Takes in what the vendor says of a job now. Answers can overtake each other and callbacks can come twice,
 * so what is final stays, a job does not go from processing back to submitted, and a state that is not
 * documented says nothing about one that is.
 */
export function mergeProgress(known: JobProgress, seen: JobProgress): JobProgress {
	if (isFinal(known)) return known;
	if (isFinal(seen)) return seen;
	if (known.phase === 'timedOut') return { ...known, job: seen.job };
	return PENDING_ORDER.indexOf(seen.phase) < PENDING_ORDER.indexOf(known.phase) ? known : seen;
}

const PENDING_ORDER: readonly Phase[] = ['unknown', 'submitted', 'processing'];

/** The node waits no longer. A job that has ended stays what it is. */
export function markTimedOut(progress: JobProgress, waitedMs?: number): JobProgress {
	return isPending(progress) ? { phase: 'timedOut', job: progress.job, waitedMs } : progress;
}
