import { WebhookContext, WorkflowExecute } from 'n8n-core';
import type {
	INode,
	INodeType,
	IRun,
	IRunExecutionData,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { flatted } from './n8nModules.mts';

/** What is needed to resume an execution. */
export interface Suspended {
	workflow: Workflow;
	additionalData: IWorkflowExecuteAdditionalData;
	mode: WorkflowExecuteMode;
	data: IRunExecutionData;
}

/** Resumes a suspended execution as n8n does when its time has come: from what it has stored. */
export async function resumeByTimer({
	workflow,
	additionalData,
	mode,
	data,
}: Suspended): Promise<IRun> {
	return await new WorkflowExecute(additionalData, mode, store(data)).processRunExecutionData(
		workflow,
	);
}

/**
 * Calls the webhook of the node that has suspended the execution, as n8n's `WaitingWebhooks` does.
 *
 * @returns the run where the execution has resumed; undefined where it stays suspended
 */
export async function resumeByCall({
	workflow,
	additionalData,
	mode,
	data,
}: Suspended): Promise<IRun | undefined> {
	const stored = store(data);
	const { lastNodeExecuted, runData } = stored.resultData;
	const [entry] = stored.executionData!.nodeExecutionStack;
	entry!.node.disabled = true;
	stored.waitTill = undefined;
	runData[lastNodeExecuted!]!.pop();

	const node = workflow.getNode(lastNodeExecuted!)!;
	const { workflowData } = await callWebhook({
		workflow,
		node,
		additionalData,
		mode,
		data: stored,
	});
	if (workflowData === undefined) return undefined;
	entry!.data.main = workflowData;
	return await new WorkflowExecute(additionalData, mode, stored).processRunExecutionData(workflow);
}

interface WebhookCall extends Omit<Suspended, 'data'> {
	node: INode;
	data: IRunExecutionData | null;
}

/** Runs the webhook of a node. */
export async function callWebhook({ workflow, node, additionalData, mode, data }: WebhookCall) {
	const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion) as INodeType;
	const [webhookDescription] = nodeType.description.webhooks!;
	const webhookData: IWebhookData = {
		httpMethod: 'POST',
		node: node.name,
		path: '',
		webhookDescription: webhookDescription!,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: additionalData,
	};
	const context = new WebhookContext(workflow, node, additionalData, mode, webhookData, [], data);
	return await nodeType.webhook!.call(context);
}

/** Everything that is not stored is lost, as when n8n is started again meanwhile. */
function store(data: IRunExecutionData): IRunExecutionData {
	return flatted.parse<IRunExecutionData>(flatted.stringify(data));
}
