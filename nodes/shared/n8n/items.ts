import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { mapSettled } from '../concurrency/mapSettled';
import { rethrow } from '../http/rethrow';
import { toErrorItem } from './errorItem';
import { addInputFields, readIncludeInputFields } from './includeInputFields';
import { toNodeError } from './nodeError';
import { cancelSignalOf } from './runningContext';

/**
 * Runs an operation for every input item, at most `concurrency` at a time. The output has the order of the input and is
 * paired with it. With Continue On Fail, an item that fails comes out as an error item and the others go on.
 * Without it, the first failure stops the items under way and fails the node. Cancelling the execution stops all items
 * at once; those that are finished are returned.
 *
 * @throws NodeApiError or NodeOperationError of the first item that failed
 */
export async function runItems(
	context: IExecuteFunctions,
	concurrency: number,
	runItem: (itemIndex: number, signal: AbortSignal) => Promise<INodeExecutionData>,
): Promise<INodeExecutionData[]> {
	const failed = new AbortController();
	const cancelled = cancelSignalOf(context);
	const signal = AbortSignal.any([cancelled, failed.signal]);
	const stopOnFailure = !context.continueOnFail();

	const runOne = async (_item: INodeExecutionData, itemIndex: number) => {
		try {
			return { ...(await runItem(itemIndex, signal)), pairedItem: { item: itemIndex } };
		} catch (error) {
			if (stopOnFailure && !signal.aborted)
				failed.abort(toNodeError(context.getNode(), error, itemIndex));
			rethrow(error);
		}
	};
	const parallelism = { concurrency, stopOnFailure, signal };
	const outcomes = await mapSettled(context.getInputData(), runOne, parallelism);

	// n8n takes an execution for cancelled only if its node returns; an error would be shown, and tried again.
	if (cancelled.aborted)
		return outcomes.flatMap((outcome) => (outcome?.status === 'fulfilled' ? [outcome.value] : []));
	failed.signal.throwIfAborted();
	return outcomes.map((outcome, itemIndex) =>
		outcome?.status === 'fulfilled'
			? outcome.value
			: toErrorItem(context, outcome?.reason, itemIndex),
	);
}

/**
 * Runs an operation that makes any number of items of each input item, one input item after the other. With Include Input
 * Fields, each of them keeps the fields of its input item.
 *
 * @throws NodeApiError or NodeOperationError of the first item that failed, unless Continue On Fail is set
 */
export async function runListing(
	context: IExecuteFunctions,
	list: (itemIndex: number, signal: AbortSignal) => Promise<IDataObject[]>,
): Promise<INodeExecutionData[]> {
	const signal = cancelSignalOf(context);
	const output: INodeExecutionData[] = [];
	for (const item of context.getInputData().keys()) {
		try {
			const isIncluded = readIncludeInputFields(context, item);
			const listed = await list(item, signal);
			if (signal.aborted) return output;
			const results = listed.map((json) => ({ json, pairedItem: { item } }));
			output.push(
				...(isIncluded
					? results.map((result) => addInputFields(context, [item], result))
					: results),
			);
		} catch (error) {
			if (signal.aborted) return output;
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), error, item);
			output.push(toErrorItem(context, error, item));
		}
	}
	return output;
}
