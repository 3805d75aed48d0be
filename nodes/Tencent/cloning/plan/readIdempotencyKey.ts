import { randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { nameExecution } from './idempotencyKey';

/**
 * Names this run of the node, the same for every try of it. A tool that n8n runs for a call of its MCP server is in no
 * execution; each call has a name of its own.
 */
export function readExecutionKey(context: IExecuteFunctions): string {
	return nameExecution({
		instanceId: context.getInstanceId(),
		workflowId: context.getWorkflow().id ?? '',
		executionId: (context.getExecutionId() as string | undefined) ?? randomUUID(),
		nodeId: context.getNode().id,
		runIndex: Number(context.evaluateExpression('{{ $runIndex }}', 0)),
	});
}
