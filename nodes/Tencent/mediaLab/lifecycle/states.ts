import type { Job } from '../api/responses/responseSchema';

/** The enum State (`multimedia.tencent.com/docs/smart-music/api/voice-cloning` and `…/singing-cloning`). */
export const STATE_NAMES = {
	1: 'SUBMITTED',
	2: 'PROCESSING',
	3: 'COMPLETED',
	4: 'ERROR',
	5: 'CANCELED',
} as const;

export type StateCode = keyof typeof STATE_NAMES;
export type StateName = (typeof STATE_NAMES)[StateCode];

/** The documented name of a state; `UNKNOWN` for one that is not documented. */
export function nameState(state: number | null | undefined): StateName | 'UNKNOWN' {
	return isDocumented(state) ? STATE_NAMES[state] : 'UNKNOWN';
}

function isDocumented(state: number | null | undefined): state is StateCode {
	return typeof state === 'number' && state in STATE_NAMES;
}

/**
 * A job as the nodes see it: the same state machine for polling, suspending and the trigger. Each phase holds the job as the
 * vendor last returned it. `submitted`, `processing` and `unknown` are pending; `completed`, `failed` and `canceled` are
 * final. With `timedOut` a wait has ended without a result, and a final phase can still follow.
 */
export type JobProgress =
	/** In the vendor's queue. */
	| { phase: 'submitted'; job: Job }
	| { phase: 'processing'; job: Job }
	/** In a state that is not documented. The job may still end well, so waiting goes on. */
	| { phase: 'unknown'; job: Job }
	/** The node stopped waiting, after `waitedMs` if it knows. At the vendor the job goes on. */
	| { phase: 'timedOut'; job: Job; waitedMs?: number }
	| { phase: 'completed'; job: Job }
	| { phase: 'failed'; job: Job }
	| { phase: 'canceled'; job: Job };

export type Phase = JobProgress['phase'];

/** A job that is still under way, as far as the node knows. */
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

/** The phase of a job that the vendor returned, or posted to the callback. */
export function toProgress(job: Job): JobProgress {
	return { phase: isDocumented(job.state) ? PHASES[job.state] : 'unknown', job };
}

/** Whether the job has ended, one way or another. */
export function isFinal({ phase }: JobProgress): boolean {
	return phase === 'completed' || phase === 'failed' || phase === 'canceled';
}

/** Whether there is something to wait for: the job has not ended, and the wait has not timed out. */
export function isPending(progress: JobProgress): progress is PendingProgress {
	return !isFinal(progress) && progress.phase !== 'timedOut';
}

/**
 * Merges what is known of a job with what the vendor says now. Responses can overtake each other and callbacks can come
 * twice, so a final phase stays, a job does not go from processing back to submitted, and a state that is not documented
 * does not replace one that is.
 */
export function mergeProgress(known: JobProgress, latest: JobProgress): JobProgress {
	if (isFinal(known)) return known;
	if (isFinal(latest)) return latest;
	if (known.phase === 'timedOut') return { ...known, job: latest.job };
	const isStale = PENDING_ORDER.indexOf(latest.phase) < PENDING_ORDER.indexOf(known.phase);
	return isStale ? known : latest;
}

const PENDING_ORDER: readonly Phase[] = ['unknown', 'submitted', 'processing'];

/** Ends the wait for a job. One that has ended stays as it is. */
export function markTimedOut(progress: JobProgress, waitedMs?: number): JobProgress {
	return isPending(progress) ? { phase: 'timedOut', job: progress.job, waitedMs } : progress;
}
