import type { IExecuteFunctions } from 'n8n-workflow';
import { toNodeError } from '../../shared/nodeError';
import { nameExecution } from '../jobs/executionKey';
import type { Plan, PlannedJob } from './plannedJob';

/** Names this run of the node, the same for every try of it. */
export function readExecutionKey(context: IExecuteFunctions): string {
	return nameExecution({
		instanceId: context.getInstanceId(),
		workflowId: context.getWorkflow().id ?? '',
		executionId: context.getExecutionId(),
		nodeId: context.getNode().id,
		runIndex: Number(context.evaluateExpression('{{ $runIndex }}', 0)),
	});
}

/**
 * Plans the job of every item, so that whatever is wrong is found before anything is sent.
 *
 * @throws NodeOperationError of the first item that cannot be planned, unless Continue On Fail is set
 */
export async function planItems(
	context: IExecuteFunctions,
	plan: (itemIndex: number) => Promise<PlannedJob>,
): Promise<Plan[]> {
	const plans: Plan[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		const [planned] = await Promise.allSettled([plan(itemIndex)]);
		if (planned.status === 'rejected' && !context.continueOnFail()) {
			throw toNodeError(context.getNode(), planned.reason, itemIndex);
		}
		const itemIndexes = [itemIndex];
		plans.push(
			planned.status === 'fulfilled'
				? { itemIndexes, kind: 'job', job: planned.value }
				: { itemIndexes, kind: 'failure', reason: planned.reason },
		);
	}
	return plans;
}
