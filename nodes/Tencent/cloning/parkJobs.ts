import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { createPostJson } from '../../shared/postJson';
import { giveUp } from '../jobs/states';
import { toJobJson } from './handOnJob';
import type { Finish } from './finishJobs';
import { storeParkedWait } from './parkedWait';
import { knockUntilResumed } from './knock';
import { pairWith, toFailedItem } from './trackedJob';
import type { Tracked } from './trackedJob';

/** The address that wakes this execution. n8n makes it, where it can with a token that nobody can guess. */
export function readResumeUrl(context: IExecuteFunctions): string {
	return String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0));
}

/**
 * Parks the execution until a callback wakes it, or the time limit is over. It occupies nothing of n8n meanwhile and
 * survives restarts.
 *
 * @param tracked what is waited for, and what has failed already where Continue On Fail is set
 * @param maxWait in milliseconds
 * @returns the items as they come out if the time limit passes: n8n then hands on the input of the node, without
 *   running any of its code, so they take the place of the input
 */
export async function parkJobs(
	context: IExecuteFunctions,
	tracked: readonly Tracked[],
	finish: Finish,
	maxWait: number,
): Promise<INodeExecutionData[]> {
	const deadline = Date.now() + maxWait;
	const settled = tracked.map((one): Tracked => {
		if (one.kind !== 'failure') return one;
		const { itemIndexes } = one;
		return { kind: 'errorItem', itemIndexes, json: toFailedItem(context, one, one.reason).json };
	});
	storeParkedWait(context, { finish, tracked: settled });

	const items = settled.flatMap((one) => toPendingItem(one, finish));
	// Not the items of the input themselves, which other nodes have too.
	context.getExecuteData().data.main = [items];
	const resumeUrl = readResumeUrl(context);
	context.setMetadata({ resumeUrl });
	await context.putExecutionToWait(new Date(deadline));
	void knockUntilResumed(createPostJson(context, 'This n8n'), resumeUrl, deadline, context.logger);
	return items;
}

function toPendingItem(tracked: Tracked, { simplify }: Finish): INodeExecutionData[] {
	const pairedItem = pairWith(tracked);
	if (tracked.kind === 'errorItem') return [{ json: tracked.json, pairedItem }];
	if (tracked.kind !== 'job') return [];
	const { progress } = tracked;
	return [{ json: { ...toJobJson(giveUp(progress), simplify), timedOut: true }, pairedItem }];
}
