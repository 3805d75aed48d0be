import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { pause } from '../../shared/concurrency/cancellation';
import { toNodeError } from '../../shared/n8n/nodeError';
import { cancelSignalOf } from '../../shared/n8n/runningContext';
import { needsRefresh, refreshJobs } from '../mediaLab/lifecycle/refreshJobs';
import { pollJobs } from '../mediaLab/lifecycle/pollJobs';
import { createJobs } from './run/createJobs';
import type { JobCreation } from './run/createJobs';
import { finishJobs } from './run/finishJobs';
import type { Finish } from './run/finishJobs';
import type { JobItemOptions } from '../output/jobItem';
import { createJobReader } from './run/jobClient';
import { suspendJobs } from './suspend/suspendJobs';
import type { Plan } from './plan/plannedJob';
import { jobsOf, mapJobs, nameJobs, requireSuccess, toStoppedItems } from './run/itemOutcome';
import type { RunJob, ItemOutcome } from './run/itemOutcome';

/** How the jobs of a run are created, waited for and handed on. */
export interface JobRun extends JobCreation {
	/** In seconds. */
	pollingInterval: number;
	itemOptions: JobItemOptions;
}

/** How long to watch the jobs at most before the execution is suspended, in milliseconds. */
const LONGEST_WATCH = 5000;

/**
 * Creates the planned jobs, each exactly once, waits for them as asked, and hands their results on, in order and
 * paired. Jobs that are created already are never left behind: an error names them, and the same run, tried again,
 * takes them up.
 */
export async function runJobs(
	context: IExecuteFunctions,
	plans: Plan[],
	run: JobRun,
): Promise<INodeExecutionData[]> {
	const signal = cancelSignalOf(context);
	const finish: Finish = { ...run.itemOptions, concurrency: run.concurrency };
	const created = await createJobs(context, plans, run, signal);
	if (signal.aborted) return toStoppedItems(created);
	requireSuccess(context, created, (one) => (one.kind === 'failure' ? one.reason : undefined));

	const interval = run.pollingInterval * 1000;
	const reader = createJobReader(context);
	switch (run.wait.waitMode) {
		case 'none':
			return await finishJobs(context, created, finish);
		case 'poll': {
			const pollOptions = { interval, maxWait: run.wait.maxWait * 60_000, signal };
			const poll = async (jobs: RunJob[]) => await pollJobs(reader, jobs, pollOptions);
			return await finishJobs(context, await waitUnlessStopped(context, created, poll), finish);
		}
		case 'suspend': {
			const watch = async (jobs: RunJob[]) => {
				if (!jobs.some(needsRefresh)) return jobs;
				await pause(Math.min(interval, LONGEST_WATCH), signal);
				return await refreshJobs(reader, jobs, signal);
			};
			const watched = await waitUnlessStopped(context, created, watch);
			if (signal.aborted || !jobsOf(watched).some(needsRefresh))
				return await finishJobs(context, watched, finish);
			const deadline = Date.now() + run.wait.maxWait * 60_000;
			return await suspendJobs(context, { tracked: watched, finish, deadline });
		}
	}
}

/** Waiting ends with an error when the execution is stopped; then the jobs are as they were. */
async function waitUnlessStopped(
	context: IExecuteFunctions,
	created: ItemOutcome[],
	wait: (jobs: RunJob[]) => Promise<RunJob[]>,
): Promise<ItemOutcome[]> {
	const [waited] = await Promise.allSettled([mapJobs(created, wait)]);
	if (waited.status === 'fulfilled') return waited.value;
	if (cancelSignalOf(context).aborted) return created;
	throw nameJobs(toNodeError(context.getNode(), waited.reason), created);
}
