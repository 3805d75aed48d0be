import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { cancelSignalOf } from '../../../shared/n8n/runningContext';
import { forgetResumed, suspendExecution } from './suspendExecution';
import { rememberJob } from '../../mediaLab/lifecycle/jobMemory';
import { needsRefresh, refreshJobs } from '../../mediaLab/lifecycle/refreshJobs';
import { pollJobs } from '../../mediaLab/lifecycle/pollJobs';
import { markTimedOut } from '../../mediaLab/lifecycle/states';
import { finishJobs } from '../run/finishJobs';
import { createJobReader } from '../run/jobClient';
import { readSuspendedState, storeSuspendedState } from './suspendedState';
import type { SuspendedState } from './suspendedState';
import { forwardCallbacks } from '../run/forwardCallback';
import { readIdempotencyKey } from '../plan/idempotencyKey';
import { jobsOf, mapJobs, toStoppedItems } from '../run/itemOutcome';
import type { RunJob } from '../run/itemOutcome';

/**
 * How soon, and how seldom at most, to look for callbacks that were lost; in milliseconds. n8n itself looks once a minute
 * for executions whose time has come.
 */
const FIRST_INTERVAL = 60_000;
const LONGEST_INTERVAL = 15 * 60_000;
const GROWTH = 2;
/** A timer may fire a little early; to suspend again would cost a minute. In milliseconds. */
const CLOCK_TOLERANCE = 1000;

/**
 * Suspends the execution until a callback resumes it, or it is time to look whether one was lost, or the time limit is over.
 * It occupies no worker meanwhile and survives restarts.
 *
 * @returns the jobs as n8n shows them meanwhile; where n8n cannot suspend, the results
 */
export async function suspendJobs(
	context: IExecuteFunctions,
	{ interval = FIRST_INTERVAL, ...wait }: Omit<SuspendedState, 'interval'> & { interval?: number },
): Promise<INodeExecutionData[]> {
	storeSuspendedState(context, {
		...wait,
		interval: Math.min(interval * GROWTH, LONGEST_INTERVAL),
	});
	const until = new Date(Math.min(Date.now() + interval, wait.deadline));
	if (await suspendExecution(context, until)) return toStoppedItems(wait.tracked);
	return await waitHere(context, wait);
}

async function waitHere(
	context: IExecuteFunctions,
	{ tracked, finish, deadline }: Omit<SuspendedState, 'interval'>,
): Promise<INodeExecutionData[]> {
	const pollOptions = {
		interval: 2000,
		maxWait: Math.max(0, deadline - Date.now()),
		signal: cancelSignalOf(context),
	};
	const poll = async (jobs: RunJob[]) =>
		await pollJobs(createJobReader(context), jobs, pollOptions);
	return await finishJobs(context, await mapJobs(tracked, poll), finish);
}

/**
 * What the node does when its execution goes on: it asks the vendor, and suspends again where a job has not ended. At the
 * time limit such jobs come out as they are.
 *
 * @throws NodeApiError or NodeOperationError that names all jobs where one has failed, unless Continue On Fail is set
 */
export async function resumeJobs(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { tracked, finish, deadline, interval } = readSuspendedState(context);
	const signal = cancelSignalOf(context);
	// A further try of the node may be made by another process than created them.
	const idempotencyKey = readIdempotencyKey(context);
	for (const { progress } of jobsOf(tracked)) rememberJob(idempotencyKey, progress.job.id);
	const look = async (jobs: RunJob[]) => await refreshJobs(createJobReader(context), jobs, signal);
	const watched = await mapJobs(tracked, look);
	if (signal.aborted) return toStoppedItems(watched);
	const isPending = jobsOf(watched).some(needsRefresh);
	if (isPending && Date.now() < deadline - CLOCK_TOLERANCE) {
		const passedOn = await mapJobs(
			watched,
			async (jobs) => await forwardCallbacks(context, jobs, signal),
		);
		return await suspendJobs(context, { tracked: passedOn, finish, deadline, interval });
	}
	forgetResumed(context);
	const stopWaiting = async (jobs: RunJob[]) =>
		jobs.map((job) => (job.refusal ? job : { ...job, progress: markTimedOut(job.progress) }));
	return await finishJobs(context, await mapJobs(watched, stopWaiting), finish);
}
