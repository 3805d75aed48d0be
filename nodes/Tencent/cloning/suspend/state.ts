import { createLimiter } from '../../../shared/concurrency/limiter';
import type { Limiter } from '../../../shared/concurrency/limiter';

/** A resume call that is being answered. */
export interface ResumeCheck {
	/** Whether another call has come meanwhile, so that the vendor is to be asked once more. */
	again: boolean;
}

/** What this n8n process remembers of suspended waits. Everything else is stored with the execution. */
export interface SuspendState {
	/** Limits how many checks ask the vendor at a time: anyone can call a URL without a token. */
	limiter: Limiter;
	/** The check that is running for each suspended execution, by execution ID. */
	checks: Map<string, ResumeCheck>;
}

const createState = (): SuspendState => ({
	limiter: createLimiter(10, Infinity),
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
