import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { mapSettled } from '../../../shared/concurrency/mapSettled';
import type { ServiceError } from '../../../shared/http/serviceError';
import { cancelSignalOf, continuesOnFail } from '../../../shared/n8n/runningContext';
import { isFinal } from '../../mediaLab/lifecycle/states';
import { nameJobIn } from '../../mediaLab/results/explainJob';
import { findSharedPaths } from '../../output/sharedPaths';
import { recordJobs } from './executionData';
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
import { findCause, groupOutcomes, toGroupItem } from './outcomeGroup';
import type { FinishOptions } from './outcomeGroup';
import { removeUploads } from './uploads';

/**
 * Finishes a run once its jobs are no longer waited for: forwards callbacks, removes uploads, downloads results and
 * makes the items of all outcomes, in order and paired.
 *
 * @throws NodeApiError or NodeOperationError of the first failure, unless Continue On Fail is set
 */
export async function finishJobs(
	context: IExecuteFunctions,
	outcomes: readonly ItemOutcome[],
	options: FinishOptions,
): Promise<INodeExecutionData[]> {
	const { concurrency } = options;
	const signal = cancelSignalOf(context);
	recordJobs(context, outcomes);
	const ended = jobsOf(outcomes).filter(({ progress }) => isFinal(progress));
	await forwardCallbacks(context, ended, signal);
	await mapSettled(ended, async ({ uploads }) => await removeUploads(context, uploads, signal), {
		concurrency,
		stopOnFailure: false,
		signal,
	});
	const sharedPaths = findSharedPaths(ended.map(({ progress }) => progress.job));
	const groups = groupOutcomes(outcomes, options);
	const results = await mapSettled(
		groups,
		async (group) => {
			for (const outcome of group.outcomes) requireOwnPaths(outcome, sharedPaths);
			return await toGroupItem(context, group, options, signal);
		},
		{ concurrency, stopOnFailure: !continuesOnFail(context), signal },
	);
	// n8n takes an execution for cancelled only if its node returns, so the jobs are returned as they are.
	if (signal.aborted) return toUnfinishedItems(outcomes);
	const resultOf = new Map(
		groups.flatMap((group, index) =>
			group.outcomes.map((outcome) => [outcome, results[index]] as const),
		),
	);
	throwFirstFailure(context, outcomes, (outcome) => {
		const result = resultOf.get(outcome);
		return result?.status === 'rejected' ? result.reason : undefined;
	});
	return groups.flatMap((group, index) => {
		const result = results[index];
		if (result === undefined) return [];
		if (result.status === 'rejected') {
			const outcome = findCause(group);
			const failure = describeOutcomeFailure(context, outcome, result.reason);
			return [toOutcomeErrorItem(context, outcome, failure)];
		}
		return [{ ...result.value, pairedItem: toPairedItem(group.outcomes[0]!) }];
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
