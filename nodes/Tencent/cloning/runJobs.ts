import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { cancelSignalOf } from '../../shared/n8n/runningContext';
import type { Plan } from './plan/plannedJob';
import { createJobs } from './run/createJobs';
import type { CreateJobsOptions } from './run/createJobs';
import { throwFirstFailure, toUnfinishedItems, withJobIds } from './run/itemOutcome';
import { waitForJobs } from './run/waitForJobs';
import type { WaitForJobsOptions } from './run/waitForJobs';

/** How the jobs of a run are created, waited for and turned into items. */
export type RunJobsOptions = CreateJobsOptions & WaitForJobsOptions;

/**
 * Creates the planned jobs, each exactly once, waits for them as asked, and returns their items, in order and paired.
 * Jobs that were created are never lost: an error names them, and the same run, tried again, reuses them.
 */
export async function runJobs(
	context: IExecuteFunctions,
	plans: Plan[],
	options: RunJobsOptions,
): Promise<INodeExecutionData[]> {
	const signal = cancelSignalOf(context);
	const created = await createJobs(context, plans, options, signal);
	if (signal.aborted) return toUnfinishedItems(created);
	throwFirstFailure(context, created, (outcome) =>
		outcome.kind === 'failure' ? outcome.reason : undefined,
	);
	return await withJobIds(
		context,
		created,
		async () => await waitForJobs(context, created, options),
	);
}
