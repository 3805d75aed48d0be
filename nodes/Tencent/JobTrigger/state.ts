import { createKeyedLimiter } from '../../shared/concurrency/keyedLimiter';
import type { KeyedLimiter } from '../../shared/concurrency/keyedLimiter';
import type { Decision } from './events/decision';

/** What this n8n process remembers of all its triggers. What must survive a restart is in the static data of the workflow. */
export interface TriggerState {
	/**
	 * Limits how many jobs the vendor is asked for at a time, by trigger: made-up callbacks must not become a flood of
	 * requests, nor keep the callbacks of another trigger waiting.
	 */
	limiter: KeyedLimiter;
	/** Decisions in progress, by trigger and event, so that an event that is posted twice at once is checked once. */
	decisions: Map<string, Promise<Decision>>;
	/** Events that have started the workflow, but that n8n has not stored yet. */
	pendingEvents: Set<string>;
	/**
	 * Events that have started the workflow, by trigger, the oldest first. These arrays are part of the static data that is
	 * stored, so that whichever of several calls is stored last, it stores the events of all.
	 */
	seenEvents: Map<string, string[]>;
	/** Refusals since the last one that was logged as a warning. */
	refusals: { windowStart: number; suppressed: number };
}

const createState = (): TriggerState => ({
	limiter: createKeyedLimiter(5, 200),
	decisions: new Map(),
	pendingEvents: new Set(),
	seenEvents: new Map(),
	refusals: { windowStart: 0, suppressed: 0 },
});

let state = createState();

/** The memory of all triggers of this n8n process. */
export function triggerState(): TriggerState {
	return state;
}

/** Forgets everything, as when n8n is restarted. For tests. */
export function resetTriggerState(): void {
	state = createState();
}
