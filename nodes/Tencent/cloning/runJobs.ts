import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { cancelSignalOf } from '../../shared/n8n/runningContext';
import { distinguishFileNames } from '../output/nameFiles';
import type { Plan } from './plan/plannedJob';
import { createJobs } from './run/createJobs';
import type { CreateJobsOptions } from './run/createJobs';
import { recordJobs } from './run/executionData';
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
	const created = await createJobs(context, distinguishFiles(plans), options, signal);
	recordJobs(context, created);
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

/** Makes the names of the files of a run unique. */
function distinguishFiles(plans: readonly Plan[]): Plan[] {
	const namesOf = (plan: Plan) => (plan.kind === 'job' ? plan.job.fileNames : []);
	const names = distinguishFileNames(plans.map(namesOf));
	return plans.map((plan, index) =>
		plan.kind === 'job' ? { ...plan, job: { ...plan.job, fileNames: names[index]! } } : plan,
	);
}
