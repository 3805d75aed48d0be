import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { pause } from '../../../shared/concurrency/cancellation';
import { toNodeError } from '../../../shared/n8n/nodeError';
import { cancelSignalOf } from '../../../shared/n8n/runningContext';
import { pollJobs } from '../../mediaLab/lifecycle/pollJobs';
import { needsRefresh, refreshJobs } from '../../mediaLab/lifecycle/refreshJobs';
import type { JobItemOptions } from '../../output/jobItem';
import type { Wait } from '../fields/waitFields';
import type { Narration } from '../narrate/narration';
import { suspendJobs } from '../suspend/suspendJobs';
import { finishJobs } from './finishJobs';
import { addJobIds, jobsOf, mapJobs } from './itemOutcome';
import type { ItemOutcome, RunJob } from './itemOutcome';
import { createJobReader } from './jobClient';
import type { FinishOptions } from './outcomeGroup';

/** How jobs are waited for and turned into items. */
export interface WaitForJobsOptions {
	wait: Wait;
	concurrency: number;
	/** In seconds. */
	pollingInterval: number;
	itemOptions: JobItemOptions;
	/** The scripts whose lines the jobs speak. */
	narrations?: Narration[];
}

/** How long jobs are watched at most before the execution is suspended, in milliseconds. */
const MAX_WATCH = 5000;

/**
 * Waits for the jobs as asked, and returns the items of all outcomes, in order and paired.
 *
 * @throws NodeApiError or NodeOperationError that names all jobs of the run, unless Continue On Fail is set
 */
export async function waitForJobs(
	context: IExecuteFunctions,
	outcomes: ItemOutcome[],
	{ wait, concurrency, pollingInterval, itemOptions, narrations }: WaitForJobsOptions,
): Promise<INodeExecutionData[]> {
	const signal = cancelSignalOf(context);
	const finishOptions: FinishOptions = { ...itemOptions, concurrency, narrations };
	const interval = pollingInterval * 1000;
	const reader = createJobReader(context);
	switch (wait.waitMode) {
		case 'none':
			return await finishJobs(context, outcomes, finishOptions);
		case 'poll': {
			const pollOptions = { interval, maxWait: wait.maxWait * 60_000, signal };
			const poll = async (jobs: RunJob[]) => await pollJobs(reader, jobs, pollOptions);
			const polled = await waitUnlessStopped(context, outcomes, poll);
			return await finishJobs(context, polled, finishOptions);
		}
		case 'suspend': {
			const watch = async (jobs: RunJob[]) => {
				if (!jobs.some(needsRefresh)) return jobs;
				await pause(Math.min(interval, MAX_WATCH), signal);
				return await refreshJobs(reader, jobs, signal);
			};
			const watched = await waitUnlessStopped(context, outcomes, watch);
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
	outcomes: ItemOutcome[],
	wait: (jobs: RunJob[]) => Promise<RunJob[]>,
): Promise<ItemOutcome[]> {
	try {
		return await mapJobs(outcomes, wait);
	} catch (error) {
		if (cancelSignalOf(context).aborted) return outcomes;
		throw addJobIds(toNodeError(context.getNode(), error), outcomes);
	}
}
