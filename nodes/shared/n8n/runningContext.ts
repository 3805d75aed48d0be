import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** What a node works on items with: while it runs, or when its webhook is called. */
export type RunningContext = IExecuteFunctions | IWebhookFunctions;

/** Whether items that fail come out as failed items instead of failing the node. Webhooks lack n8n's function for it. */
export function continuesOnFail(context: RunningContext): boolean {
	const { onError, continueOnFail } = context.getNode();
	return onError === undefined ? continueOnFail === true : onError !== 'stopWorkflow';
}

/** Returns the signal that is aborted when the user stops the execution; where n8n has none, one that never is. */
export function cancelSignalOf(context: RunningContext): AbortSignal {
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return signal ?? new AbortController().signal;
}

/** Whether the node runs as a tool of an AI agent. n8n gives such a node a type of its own. */
export function isTool(context: RunningContext): boolean {
	return context.getNode().type.endsWith('Tool');
}
