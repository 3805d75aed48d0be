import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { pause } from '../../shared/concurrency/cancellation';
import { toNodeError } from '../../shared/n8n/nodeError';
import { cancelSignalOf } from '../../shared/n8n/runningContext';
import { pollJobs } from '../mediaLab/lifecycle/pollJobs';
import { needsRefresh, refreshJobs } from '../mediaLab/lifecycle/refreshJobs';
import type { JobItemOptions } from '../output/jobItem';
import type { Plan } from './plan/plannedJob';
import { createJobs } from './run/createJobs';
import type { CreateJobsOptions } from './run/createJobs';
import { finishJobs } from './run/finishJobs';
import type { FinishOptions } from './run/finishJobs';
import {
	addJobIds,
	jobsOf,
	mapJobs,
	throwFirstFailure,
	toUnfinishedItems,
} from './run/itemOutcome';
import type { ItemOutcome, RunJob } from './run/itemOutcome';
import { createJobReader } from './run/jobClient';
import { suspendJobs } from './suspend/suspendJobs';

/** How the jobs of a run are created, waited for and turned into items. */
export interface RunJobsOptions extends CreateJobsOptions {
	/** In seconds. */
	pollingInterval: number;
	itemOptions: JobItemOptions;
}

/** How long jobs are watched at most before the execution is suspended, in milliseconds. */
const MAX_WATCH = 5000;

/**
 * Creates the planned jobs, each exactly once, waits for them as asked, and returns their items, in order and paired.
 * Jobs that were created are never lost: an error names them, and the same run, tried again, reuses them.
 */
export async function runJobs(
	context: IExecuteFunctions,
	plans: Plan[],
	options: RunJobsOptions,
): Promise<INodeExecutionData[]> {
	const { wait, itemOptions, concurrency } = options;
	const signal = cancelSignalOf(context);
	const created = await createJobs(context, plans, options, signal);
	if (signal.aborted) return toUnfinishedItems(created);
	throwFirstFailure(context, created, (outcome) =>
		outcome.kind === 'failure' ? outcome.reason : undefined,
	);

	const finishOptions: FinishOptions = { ...itemOptions, concurrency };
	const interval = options.pollingInterval * 1000;
	const reader = createJobReader(context);
	switch (wait.waitMode) {
		case 'none':
			return await finishJobs(context, created, finishOptions);
		case 'poll': {
			const pollOptions = { interval, maxWait: wait.maxWait * 60_000, signal };
			const poll = async (jobs: RunJob[]) => await pollJobs(reader, jobs, pollOptions);
			const polled = await waitUnlessStopped(context, created, poll);
			return await finishJobs(context, polled, finishOptions);
		}
		case 'suspend': {
			const watch = async (jobs: RunJob[]) => {
				if (!jobs.some(needsRefresh)) return jobs;
				await pause(Math.min(interval, MAX_WATCH), signal);
				return await refreshJobs(reader, jobs, signal);
			};
			const watched = await waitUnlessStopped(context, created, watch);
			if (signal.aborted || !jobsOf(watched).some(needsRefresh))
				return await finishJobs(context, watched, finishOptions);
			const deadline = Date.now() + wait.maxWait * 60_000;
			return await suspendJobs(context, { outcomes: watched, finishOptions, deadline });
		}
	}
}

/**
 * Waits for the jobs. Where the execution is stopped meanwhile, they are returned as they were.
 *
 * @throws NodeApiError or NodeOperationError that names all jobs of the run
 */
async function waitUnlessStopped(
	context: IExecuteFunctions,
	created: ItemOutcome[],
	wait: (jobs: RunJob[]) => Promise<RunJob[]>,
): Promise<ItemOutcome[]> {
	try {
		return await mapJobs(created, wait);
	} catch (error) {
		if (cancelSignalOf(context).aborted) return created;
		throw addJobIds(toNodeError(context.getNode(), error), created);
	}
}
