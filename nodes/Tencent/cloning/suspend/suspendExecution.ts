import type {
	IExecuteData,
	IExecuteFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

/**
 * The part of n8n's contexts that holds the nodes which are still to run. It is not in n8n's types. n8n has no function
 * for a node that is to run again: it turns an error of a webhook into an empty item and goes on with that, and when the
 * time of a wait is over, it passes on the input of the node without running it. (n8n 2.0 to 2.41.)
 */
interface Execution {
	runExecutionData?: { executionData?: { nodeExecutionStack?: IExecuteData[] } };
}

/** Marks a run of a node that continues an earlier one. */
const RESUMED = 'voiceCloningResumed';

/**
 * Suspends the execution until `resumeExecution` is called or a time has come. Meanwhile it occupies no worker and
 * survives restarts. Then the node runs again with the same input, and `isResumed` returns true.
 *
 * @returns false, with nothing suspended, where this n8n does not let a node run again
 */
export async function suspendExecution(context: IExecuteFunctions, until: Date): Promise<boolean> {
	const stack = stackOf(context);
	if (!stack) return false;
	const entry = context.getExecuteData();
	entry.metadata = { ...entry.metadata, [RESUMED]: true } as IExecuteData['metadata'];
	// n8n puts the entry of this run first and disables its node, so that the input would be passed on: the entry is left
	// without input. The entry behind it runs the node again. Each has its own node object, or both would be disabled.
	stack.unshift({ ...entry, node: { ...entry.node } });
	entry.node = { ...entry.node, alwaysOutputData: false };
	entry.data = { main: [] };
	await context.putExecutionToWait(until);
	return true;
}

/** Whether the node runs again after its execution was suspended. */
export function isResumed(context: IExecuteFunctions): boolean {
	return RESUMED in (context.getExecuteData().metadata ?? {});
}

/** Makes Retry On Fail run the node from the start. */
export function forgetResumed(context: IExecuteFunctions): void {
	const entry = context.getExecuteData();
	entry.metadata = Object.fromEntries(
		Object.entries(entry.metadata ?? {}).filter(([key]) => key !== RESUMED),
	);
}

/**
 * Resumes a suspended execution: the node runs again.
 *
 * @returns what the webhook of the node has to return
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
