import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from './nodeError';

/**
 * Runs an operation for every input item, at most `concurrency` at a time. The output is in the order of the
 * input and paired with it. With Continue On Fail an item that fails comes out as `{ error, … }` and the others
 * go on; without, the first failure stops those under way and fails the node. Cancelling the execution stops all
 * at once and returns what is finished.
 *
 * @throws NodeApiError or NodeOperationError of the first item that failed
 */
export async function runItems(
	context: IExecuteFunctions,
	concurrency: number,
	runItem: (itemIndex: number, signal: AbortSignal) => Promise<INodeExecutionData>,
): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const output: INodeExecutionData[] = new Array(context.getInputData().length);
	const failed = new AbortController();
	const cancelled = context.getExecutionCancelSignal();
	const signal = cancelled ? AbortSignal.any([cancelled, failed.signal]) : failed.signal;

	const runOne = async (itemIndex: number) => {
		try {
			output[itemIndex] = { ...(await runItem(itemIndex, signal)), pairedItem: { item: itemIndex } };
		} catch (error) {
			const nodeError = toNodeError(node, error, itemIndex);
			if (!context.continueOnFail() || signal.aborted) {
				failed.abort(nodeError);
				return;
			}
			output[itemIndex] = {
				json: { error: nodeError.message, description: nodeError.description ?? undefined },
				error: nodeError,
				pairedItem: { item: itemIndex },
			};
		}
	};

	let next = 0;
	const work = async () => {
		while (next < output.length && !signal.aborted) await runOne(next++);
	};
	await Promise.all(Array.from({ length: Math.max(1, Math.min(concurrency, output.length)) }, work));

	// n8n takes an execution for cancelled only if its node returns; an error would be shown and tried again.
	if (cancelled?.aborted) return output.filter(Boolean);
	if (failed.signal.aborted) throw toNodeError(node, failed.signal.reason, 0);
	return output;
}
