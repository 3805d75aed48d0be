import { createHash, randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

/** Where in n8n jobs are created: the same for every try of it, different for anything else. */
export interface Origin {
	instanceId: string;
	workflowId: string;
	executionId: string;
	nodeId: string;
	runIndex: number;
}

/**
 * Names a run of a node, and is the `customId` of its jobs where the user gave none. A node that n8n runs again in the
 * same execution, after an error or because a worker has died, has the same key, and so finds what it created before.
 *
 * @returns 36 characters, shorter than the 64 that the vendor allows
 */
export function createIdempotencyKey(origin: Origin): string {
	const { instanceId, workflowId, executionId, nodeId, runIndex } = origin;
	const digest = createHash('sha256').update(
		JSON.stringify([instanceId, workflowId, executionId, nodeId, runIndex]),
	);
	return `n8n_${digest.digest('hex').slice(0, 32)}`;
}

/**
 * Names this run of the node, the same for every try of it. A tool that n8n runs for a call of its MCP server is in no
 * execution; each call has a name of its own.
 */
export function readIdempotencyKey(context: IExecuteFunctions): string {
	return createIdempotencyKey({
		instanceId: context.getInstanceId(),
		workflowId: context.getWorkflow().id ?? '',
		executionId: (context.getExecutionId() as string | undefined) ?? randomUUID(),
		nodeId: context.getNode().id,
		runIndex: Number(context.evaluateExpression('{{ $runIndex }}', 0)),
	});
}
