import { createHash, randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { isTool } from '../../../shared/n8n/runningContext';

/**
 * The idempotency key of this run of the node, which is also the `customId` of its jobs unless the user chose one. When
 * n8n runs a node again in the same execution, after an error or because a worker died, the key is the same, and the
 * node finds the jobs it created before.
 *
 * n8n may count the calls of a tool from the start again in the same execution, so the key of a tool also depends on its
 * input. A tool that n8n runs for its MCP server belongs to no execution, so that each call has a key of its own.
 *
 * @returns 36 characters, fewer than the vendor's limit for `customId`
 */
export function readIdempotencyKey(context: IExecuteFunctions): string {
	const run = [
		context.getInstanceId(),
		context.getWorkflow().id ?? '',
		(context.getExecutionId() as string | undefined) ?? randomUUID(),
		context.getNode().id,
		Number(context.evaluateExpression('{{ $runIndex }}', 0)),
		...(isTool(context) ? [context.getInputData().map(({ json }) => json)] : []),
	];
	const digest = createHash('sha256').update(JSON.stringify(run)).digest('hex');
	return `n8n_${digest.slice(0, 32)}`;
}
