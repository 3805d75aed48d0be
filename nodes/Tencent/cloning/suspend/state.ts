import { createKeyedLimiter } from '../../../shared/concurrency/keyedLimiter';
import type { KeyedLimiter } from '../../../shared/concurrency/keyedLimiter';

/** What the calls for a suspended execution have brought so far. */
export interface ResumeCheck {
	/** Whether the vendor is being asked because of a call, or the execution is being resumed. */
	isRunning: boolean;
	/** Whether the vendor is to be asked for all jobs. */
	all: boolean;
	/** IDs of the jobs that were called about and that the vendor is to be asked for. */
	called: Set<string>;
	/** How often each job was called about, by its ID. */
	calls: Map<string, number>;
	/** IDs of the jobs that have ended, as the vendor says. */
	ended: Set<string>;
	/** How many calls that are about no job of the execution may make the node ask, and since when they are counted. */
	allowance: { left: number; since: number };
	/** When GetJob was last allowed for all jobs, in epoch milliseconds. */
	askedForEachAt: number;
}

/** What this n8n process remembers of suspended waits. Everything else is stored with the execution. */
export interface SuspendState {
	/**
	 * Limits how many executions ask the vendor at a time because of calls, by workflow ID: a vendor that is silent for one
	 * account must not hold up the others.
	 */
	limiter: KeyedLimiter;
	/** By execution ID, the oldest first. */
	checks: Map<string, ResumeCheck>;
}

const createState = (): SuspendState => ({
	limiter: createKeyedLimiter(10, Infinity),
	checks: new Map(),
});

let state = createState();

/** The memory of suspended waits, shared by all executions of this n8n process. */
export function suspendState(): SuspendState {
	return state;
}

/** Forgets everything, as when n8n is restarted. For tests. */
export function resetSuspendState(): void {
	state = createState();
}
