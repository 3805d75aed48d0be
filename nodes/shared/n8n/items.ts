import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from './nodeError';
import { cancelSignalOf } from './runningContext';
import type { RunningContext } from './runningContext';
import { mapSettled } from '../concurrency/mapSettled';

/**
 * Runs an operation for every input item, at most `concurrency` at a time. The output is in the order of the input and
 * paired with it. With Continue On Fail an item that fails comes out as `{ error, message }` and the others go on; without,
 * the first failure stops those under way and fails the node. Cancelling the execution stops all at once and returns
 * what is finished.
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

	const runOne = async (itemIndex: number) => {
		const [outcome] = await Promise.allSettled([runItem(itemIndex, signal)]);
		if (outcome.status === 'fulfilled')
			return { ...outcome.value, pairedItem: { item: itemIndex } };
		if (stopOnFailure && !signal.aborted)
			failed.abort(toNodeError(context.getNode(), outcome.reason, itemIndex));
		throw outcome.reason;
	};
	const outcomes = await mapSettled(
		context.getInputData().length,
		runOne,
		{ concurrency, stopOnFailure },
		signal,
	);

	// n8n takes an execution for cancelled only if its node returns; an error would be shown and tried again.
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
 * Runs an operation that makes any number of items of each input item, one after the other.
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
		const [listed] = await Promise.allSettled([list(item, signal)]);
		if (signal.aborted) return output;
		if (listed.status === 'fulfilled')
			output.push(...listed.value.map((json) => ({ json, pairedItem: { item } })));
		else if (context.continueOnFail()) output.push(toErrorItem(context, listed.reason, item));
		else throw toNodeError(context.getNode(), listed.reason, item);
	}
	return output;
}

/**
 * The item that stands for one that failed, where Continue On Fail is set: what happened as `error`, what to do as
 * `message`. n8n knows an item with just these keys for one that failed; if it were given the error itself, it would
 * keep nothing but its message.
 *
 * @param details what is known besides, such as the job
 */
export function toErrorItem(
	context: RunningContext,
	reason: unknown,
	itemIndex: number,
	details?: IDataObject,
): INodeExecutionData {
	const { message, description } = toNodeError(context.getNode(), reason, itemIndex);
	return {
		json: {
			error: message,
			message: description || 'Open the execution in n8n to see more of it',
			...(details && { details }),
		},
		pairedItem: { item: itemIndex },
	};
}
