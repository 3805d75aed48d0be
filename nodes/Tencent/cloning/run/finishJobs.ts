import type { INodeExecutionData } from 'n8n-workflow';
import { mapSettled } from '../../../shared/concurrency/mapSettled';
import type { ServiceError } from '../../../shared/http/serviceError';
import { cancelSignalOf, continuesOnFail } from '../../../shared/n8n/runningContext';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import { isFinal } from '../../mediaLab/lifecycle/states';
import { explainJob, nameJobIn } from '../../mediaLab/results/explainJob';
import { toJobItem } from '../../output/jobItem';
import type { JobItemOptions } from '../../output/jobItem';
import { findSharedPaths } from '../../output/sharedPaths';
import { forwardCallbacks } from './forwardCallbacks';
import {
	describeOutcomeFailure,
	jobsOf,
	throwFirstFailure,
	toOutcomeErrorItem,
	toPairedItem,
	toUnfinishedItems,
} from './itemOutcome';
import type { ItemOutcome } from './itemOutcome';
import { removeUploads } from './uploads';

/** How the jobs of a run become items. */
export interface FinishOptions extends JobItemOptions {
	concurrency: number;
	/** Whether a job that failed becomes an item like any other, rather than an error. */
	acceptsFailedJobs?: boolean;
}

/**
 * Finishes a run once its jobs are no longer waited for: forwards callbacks, removes uploads, downloads results and
 * makes the items of all outcomes, in order and paired.
 *
 * @throws NodeApiError or NodeOperationError of the first failure, unless Continue On Fail is set
 */
export async function finishJobs(
	context: RunningContext,
	outcomes: readonly ItemOutcome[],
	options: FinishOptions,
): Promise<INodeExecutionData[]> {
	const { concurrency } = options;
	const signal = cancelSignalOf(context);
	const ended = jobsOf(outcomes).filter(({ progress }) => isFinal(progress));
	await forwardCallbacks(context, ended, signal);
	await mapSettled(ended, async ({ uploads }) => await removeUploads(context, uploads, signal), {
		concurrency,
		stopOnFailure: false,
		signal,
	});
	const sharedPaths = findSharedPaths(ended.map(({ progress }) => progress.job));
	const results = await mapSettled(
		outcomes,
		async (outcome) => {
			requireOwnPaths(outcome, sharedPaths);
			return await toOutcomeItem(context, outcome, options, signal);
		},
		{ concurrency, stopOnFailure: !continuesOnFail(context), signal },
	);
	// n8n takes an execution for cancelled only if its node returns, so the jobs are returned as they are.
	if (signal.aborted) return toUnfinishedItems(outcomes);
	throwFirstFailure(context, outcomes, (_outcome, index) => {
		const result = results[index];
		return result?.status === 'rejected' ? result.reason : undefined;
	});
	return outcomes.flatMap((outcome, index) => {
		const result = results[index];
		if (result === undefined) return [];
		if (result.status === 'rejected') {
			const failure = describeOutcomeFailure(context, outcome, result.reason);
			return [toOutcomeErrorItem(context, outcome, failure)];
		}
		return [{ ...result.value, pairedItem: toPairedItem(outcome) }];
	});
}

/** @throws ServiceError when a result of the job has replaced another of the run, or was replaced by it */
function requireOwnPaths(
	outcome: ItemOutcome,
	sharedPaths: ReadonlyMap<string, ServiceError>,
): void {
	if (outcome.kind !== 'job') return;
	const { id } = outcome.progress.job;
	const error = sharedPaths.get(id);
	if (error) throw nameJobIn(error, id);
}

/** @throws what the item failed with; a ServiceError that names the job where the job failed */
async function toOutcomeItem(
	context: RunningContext,
	outcome: ItemOutcome,
	{ acceptsFailedJobs, ...itemOptions }: FinishOptions,
	signal: AbortSignal,
): Promise<INodeExecutionData> {
	switch (outcome.kind) {
		case 'describedFailure':
			return toOutcomeErrorItem(context, outcome, outcome.failure);
		case 'failure':
			throw outcome.reason;
		case 'skipped':
			throw new Error('The item was left out');
		case 'job': {
			const { progress, refusal, lastError } = outcome;
			if (refusal) throw nameJobIn(refusal, progress.job.id);
			const hasFailed = progress.phase === 'failed' || progress.phase === 'canceled';
			if (hasFailed && !acceptsFailedJobs) throw explainJob(progress);
			const item = await toJobItem(context, progress, itemOptions, signal);
			return progress.phase === 'timedOut' && lastError !== undefined
				? { ...item, json: { ...item.json, lastError } }
				: item;
		}
	}
}
