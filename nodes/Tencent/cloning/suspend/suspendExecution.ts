import type {
	IExecuteData,
	IExecuteFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

/**
 * The part of n8n's own contexts that leads to the nodes that are yet to run. n8n has no call for what is done here with
 * it: of an error that a webhook throws it makes an empty item, with which the workflow goes on, and when the time of a
 * wait is over it hands on the node's input without asking the node. Both in n8n 2.0 to 2.41.
 */
interface Execution {
	runExecutionData?: { executionData?: { nodeExecutionStack?: IExecuteData[] } };
}

/** Marks a run of a node that goes on with what an earlier one has begun. */
const RESUMED = 'voiceCloningResumed';

/**
 * Suspends the execution until `resumeExecution` or, without any call, until a time. It occupies nothing of n8n meanwhile
 * and survives restarts. Then the node is run again with the same input, and `isResumed` tells it so.
 *
 * @returns false, and nothing is suspended, where this n8n does not let a node run again
 */
export async function suspendExecution(context: IExecuteFunctions, until: Date): Promise<boolean> {
	const stack = stackOf(context);
	if (!stack) return false;
	const entry = context.getExecuteData();
	entry.metadata = { ...entry.metadata, [RESUMED]: true } as IExecuteData['metadata'];
	// n8n will put the entry of this run first, disabled, so that it would hand on its input: it is left none. Behind it
	// comes the one that runs the node again. Each has a node of its own, or both would be disabled.
	stack.unshift({ ...entry, node: { ...entry.node } });
	entry.node = { ...entry.node, alwaysOutputData: false };
	entry.data = { main: [] };
	await context.putExecutionToWait(until);
	return true;
}

/** Whether the node is run again after its execution was suspended. */
export function isResumed(context: IExecuteFunctions): boolean {
	return RESUMED in (context.getExecuteData().metadata ?? {});
}

/** A further try of the node, by Retry On Fail, begins anew. */
export function forgetResumed(context: IExecuteFunctions): void {
	const entry = context.getExecuteData();
	entry.metadata = Object.fromEntries(
		Object.entries(entry.metadata ?? {}).filter(([key]) => key !== RESUMED),
	);
}

/**
 * Lets a suspended execution go on: the node is run again.
 *
 * @returns what its webhook has to return
 * @throws Error where the execution is not suspended
 */
export function resumeExecution(context: IWebhookFunctions): IWebhookResponseData {
	const stack = stackOf(context) ?? [];
	const [suspended, again] = stack;
	if (!suspended || !again || suspended.node.name !== context.getNode().name)
		throw new Error('The execution is not suspended');
	stack.splice(1, 1);
	suspended.node = again.node;
	return { workflowData: (again.data.main ?? []).map((items) => items ?? []) };
}

function stackOf(context: IExecuteFunctions | IWebhookFunctions): IExecuteData[] | undefined {
	return (context as unknown as Execution).runExecutionData?.executionData?.nodeExecutionStack;
}
