import type { IExecuteFunctions } from 'n8n-workflow';
import { nameExecution } from '../jobs/executionKey';

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
