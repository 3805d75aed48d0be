import type { INodeExecutionData } from 'n8n-workflow';
import { cancelSignalOf, continuesOnFail } from '../../../shared/n8n/runningContext';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { explainJob, nameJobIn } from '../../mediaLab/results/explainJob';
import { isFinal } from '../../mediaLab/lifecycle/states';
import { toJobItem } from '../../output/jobItem';
import type { JobItemOptions } from '../../output/jobItem';
import { forwardCallbacks } from './forwardCallback';
import { removeUploads } from './uploads';
import { jobsOf, pairWith, requireSuccess, toFailedItem, toStoppedItems } from './itemOutcome';
import type { ItemOutcome } from './itemOutcome';

/** How the jobs of a run come out of the node. */
export interface Finish extends JobItemOptions {
	concurrency: number;
}

/**
 * Ends a run when its jobs are no longer waited for: removes uploads, downloads results, and makes the items of all,
 * in order and paired.
 *
 * @throws NodeApiError or NodeOperationError of the first failure, unless Continue On Fail is set
 */
export async function finishJobs(
	context: RunningContext,
	tracked: readonly ItemOutcome[],
	{ concurrency, ...itemOptions }: Finish,
): Promise<INodeExecutionData[]> {
	const signal = cancelSignalOf(context);
	const ended = jobsOf(tracked).filter(({ progress }) => isFinal(progress));
	await forwardCallbacks(context, ended, signal);
	await mapSettled(ended, async ({ uploads }) => await removeUploads(context, uploads, signal), {
		concurrency,
		stopOnFailure: false,
		signal,
	});
	const outcomes = await mapSettled(
		tracked,
		async (one) => await handOn(context, one, itemOptions, signal),
		{ concurrency, stopOnFailure: !continuesOnFail(context), signal },
	);
	// n8n takes an execution for cancelled only if its node returns; what was paid for is handed on.
	if (signal.aborted) return toStoppedItems(tracked);
	const reasonOf = (index: number) => {
		const outcome = outcomes[index];
		return outcome?.status === 'rejected' ? outcome.reason : undefined;
	};
	requireSuccess(context, tracked, (_one, index) => reasonOf(index));
	return tracked.flatMap((one, index) => {
		const outcome = outcomes[index];
		if (outcome?.status === 'fulfilled') return [{ ...outcome.value, pairedItem: pairWith(one) }];
		return outcome ? [toFailedItem(context, one, outcome.reason)] : [];
	});
}

/** @throws what an item failed with; ServiceError that names the job where that has failed */
async function handOn(
	context: RunningContext,
	tracked: ItemOutcome,
	itemOptions: JobItemOptions,
	signal: AbortSignal,
): Promise<INodeExecutionData> {
	switch (tracked.kind) {
		case 'errorItem':
			return { json: tracked.json };
		case 'failure':
			throw tracked.reason;
		case 'skipped':
			throw new Error('The item was left out');
		case 'job': {
			const { progress, refusal } = tracked;
			if (refusal) throw nameJobIn(refusal, progress.job.id);
			if (progress.phase === 'failed' || progress.phase === 'canceled') throw explainJob(progress);
			return await toJobItem(context, progress, itemOptions, signal);
		}
	}
}
