import { suspendState } from './state';
import type { ResumeCheck } from './state';

/** Executions whose calls are remembered; what was forgotten is asked for again. */
const MOST_CHECKS = 1000;
/** The vendor calls once for each job, perhaps twice, and perhaps before it knows of the end itself. */
const MOST_CALLS = 3;
/** Other calls may come from anyone: so many of them count at once, and one more each interval, in milliseconds. */
const ALLOWANCE = 5;
const INTERVAL = 30_000;

/** What is remembered of the calls for an execution. */
export function findCheck(executionId: string): ResumeCheck {
	const { checks } = suspendState();
	const known = checks.get(executionId);
	if (known) return known;
	const check: ResumeCheck = {
		isRunning: false,
		all: false,
		called: new Set(),
		calls: new Map(),
		ended: new Set(),
		allowance: { left: ALLOWANCE, since: Date.now() },
		askedForEachAt: 0,
	};
	checks.set(executionId, check);
	for (const [id, { isRunning }] of checks) {
		if (checks.size <= MOST_CHECKS) break;
		if (!isRunning) checks.delete(id);
	}
	return check;
}

/**
 * Notes what the vendor is to be asked because of a call. Nothing in the call is trusted, but only the vendor and the user
 * know the IDs of the jobs: a call about one of them counts at once, and makes the node ask for that one. All others share
 * an allowance.
 *
 * @param jobIds of the jobs that are waited for
 * @param calledId of the job that the call is about, if any
 * @returns false where the call counts no more
 */
export function noteCall(
	check: ResumeCheck,
	jobIds: readonly string[],
	calledId: string | undefined,
): boolean {
	if (calledId !== undefined && jobIds.includes(calledId)) {
		const calls = check.calls.get(calledId) ?? 0;
		check.calls.set(calledId, calls + 1);
		if (calls < MOST_CALLS) {
			check.called.add(calledId);
			return true;
		}
	}
	const isAllowed = takeAllowance(check);
	check.all ||= isAllowed;
	return isAllowed;
}

function takeAllowance({ allowance }: ResumeCheck): boolean {
	const intervals = Math.floor((Date.now() - allowance.since) / INTERVAL);
	allowance.left = Math.min(ALLOWANCE, allowance.left + intervals);
	allowance.since += intervals * INTERVAL;
	if (allowance.left === 0) return false;
	allowance.left -= 1;
	return true;
}
