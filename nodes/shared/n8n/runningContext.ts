import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Where a node works on items: while it runs, or when its webhook is called. */
export type RunningContext = IExecuteFunctions | IWebhookFunctions;

/** Whether items that fail come out as such instead of failing the node. Webhooks have no function of n8n's for it. */
export function continuesOnFail(context: RunningContext): boolean {
	const { onError, continueOnFail } = context.getNode();
	return onError === undefined ? continueOnFail === true : onError !== 'stopWorkflow';
}

/** Aborted when the user stops the execution; never, where n8n has no such signal. */
export function cancelSignalOf(context: RunningContext): AbortSignal {
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return signal ?? new AbortController().signal;
}
