import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { cancelSignalOf } from '../../../shared/n8n/runningContext';
import { pollJobs } from '../../mediaLab/lifecycle/pollJobs';
import { needsRefresh, refreshJobs } from '../../mediaLab/lifecycle/refreshJobs';
import { markTimedOut } from '../../mediaLab/lifecycle/states';
import { recordJobs } from '../run/executionData';
import { finishJobs } from '../run/finishJobs';
import { forwardCallbacks } from '../run/forwardCallbacks';
import { jobsOf, mapJobs, toUnfinishedItems, withJobIds } from '../run/itemOutcome';
import type { RunJob } from '../run/itemOutcome';
import { createJobReader } from '../run/jobClient';
import { rememberResumed } from '../run/rememberResumed';
import { forgetSuspendedState, storeSuspendedState, takeSuspendedState } from './suspendedState';
import type { SuspendedState } from './suspendedState';
import { forgetResumed, suspendExecution } from './suspendExecution';

/**
 * After which time the node asks the vendor by itself, because a callback may have been lost; in milliseconds. The
 * interval grows each time. n8n itself checks once a minute for executions that are to be resumed.
 */
const FIRST_INTERVAL = 60_000;
const MAX_INTERVAL = 15 * 60_000;
const GROWTH = 2;
/** A timer may fire a little early, and suspending again would cost a minute. In milliseconds. */
const CLOCK_TOLERANCE = 1000;
/** Where n8n cannot suspend the execution, in milliseconds. */
const POLLING_INTERVAL = 2000;

/** Jobs to wait for; the interval is chosen unless the execution was suspended before. */
type Wait = Omit<SuspendedState, 'interval'> & { interval?: number };

/**
 * Suspends the execution until a callback resumes it, until it is time to check for a lost one, or until the time limit.
 * Meanwhile it occupies no worker and survives restarts.
 *
 * @returns the jobs, for n8n to show meanwhile; where n8n cannot suspend, the results
 */
export async function suspendJobs(
	context: IExecuteFunctions,
	{ interval = FIRST_INTERVAL, ...wait }: Wait,
): Promise<INodeExecutionData[]> {
	recordJobs(context, wait.outcomes);
	storeSuspendedState(context, { ...wait, interval: Math.min(interval * GROWTH, MAX_INTERVAL) });
	const until = new Date(Math.min(Date.now() + interval, wait.deadline));
	if (await suspendExecution(context, until)) return toUnfinishedItems(wait.outcomes);
	forgetSuspendedState(context);
	return await pollInstead(context, wait);
}

async function pollInstead(
	context: IExecuteFunctions,
	{ outcomes, finishOptions, deadline }: Wait,
): Promise<INodeExecutionData[]> {
	const pollOptions = {
		interval: POLLING_INTERVAL,
		maxWait: Math.max(0, deadline - Date.now()),
		signal: cancelSignalOf(context),
	};
	const reader = createJobReader(context);
	const poll = async (jobs: RunJob[]) => await pollJobs(reader, jobs, pollOptions);
	return await finishJobs(context, await mapJobs(outcomes, poll), finishOptions);
}

/**
 * Continues a node whose execution was resumed: asks the vendor, and suspends again while a job is pending. At the time
 * limit, pending jobs are returned as they are.
 *
 * @throws NodeApiError or NodeOperationError that names all jobs where one has failed, unless Continue On Fail is set
 */
export async function resumeJobs(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const state = takeSuspendedState(context);
	// Without its state the node cannot be resumed a second time. Retry On Fail runs it from the start.
	forgetResumed(context);
	return await withJobIds(context, state.outcomes, async () => await goOn(context, state));
}

async function goOn(
	context: IExecuteFunctions,
	{ outcomes, finishOptions, deadline, interval }: SuspendedState,
): Promise<INodeExecutionData[]> {
	const signal = cancelSignalOf(context);
	await rememberResumed(context, jobsOf(outcomes));
	const reader = createJobReader(context);
	const refreshed = await mapJobs(
		outcomes,
		async (jobs) => await refreshJobs(reader, jobs, signal),
	);
	if (signal.aborted) return toUnfinishedItems(refreshed);
	const isPending = jobsOf(refreshed).some(needsRefresh);
	if (isPending && Date.now() < deadline - CLOCK_TOLERANCE) {
		const forwarded = await mapJobs(
			refreshed,
			async (jobs) => await forwardCallbacks(context, jobs, signal),
		);
		return await suspendJobs(context, { outcomes: forwarded, finishOptions, deadline, interval });
	}
	const timedOut = await mapJobs(refreshed, async (jobs) => jobs.map(stopWaiting));
	return await finishJobs(context, timedOut, finishOptions);
}

/** A job that the vendor refuses to tell about fails with that refusal instead. */
function stopWaiting(job: RunJob): RunJob {
	return job.refusal ? job : { ...job, progress: markTimedOut(job.progress) };
}
