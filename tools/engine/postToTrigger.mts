import type { Request, Response } from 'express';
import { ExecutionLifecycleHooks } from 'n8n-core';
import type { INodeExecutionData, WorkflowExecuteMode } from 'n8n-workflow';
import { createAdditionalData } from './additionalData.mts';
import { CredentialStore } from './credentials/CredentialStore.mts';
import type { CredentialRecord, CredentialTypeRecord } from './credentials/CredentialStore.mts';
import { CredentialsHelper } from './credentials/CredentialsHelper.mts';
import { exchange, serveWebhook } from './httpExchange.mts';
import type { HttpAnswer, Post } from './httpExchange.mts';
import { startInstance } from './instance.mts';
import { n8nWorkflow } from './n8nModules.mts';
import { createNodeTypes } from './nodeTypes.mts';
import type { NodeTypeRecord } from './nodeTypes.mts';
import { callWebhook } from './resumeExecution.mts';
import { toStoredWorkflow } from './storedWorkflow.mts';
import type { WorkflowJson } from './storedWorkflow.mts';

/** A workflow that is published, and whose first node is a trigger with a webhook. */
export interface ListeningWorkflow {
	workflow: WorkflowJson & { id: string };
	nodeTypes: NodeTypeRecord;
	credentialTypes: CredentialTypeRecord;
	credentials: CredentialRecord;
	/** `manual` where somebody listens for a test event in the editor. */
	mode?: WorkflowExecuteMode;
}

/** What came of a post: the answer, and what the workflow would be run with. */
export interface TriggerAnswer extends HttpAnswer {
	items: INodeExecutionData[] | undefined;
}

/**
 * Starts to listen as n8n does, which keeps the static data of the workflow between the calls.
 *
 * @returns what posts to the trigger
 */
export async function listen(
	listening: ListeningWorkflow,
): Promise<(post: Post) => Promise<TriggerAnswer>> {
	const handle = await startListening(listening);
	return async (post) => {
		let items: INodeExecutionData[] | undefined;
		const answer = await exchange(post, async (request, response) => {
			items = await handle(request, response);
		});
		return { ...answer, items };
	};
}

/** Starts to listen at an address on the loopback interface. */
export async function serveTrigger(
	listening: ListeningWorkflow,
): Promise<{ url: string; close: () => Promise<void> }> {
	const handle = await startListening(listening);
	return await serveWebhook(async (request, response) => void (await handle(request, response)));
}

/** @returns what handles a call: it answers, and returns the items that the workflow would be run with */
async function startListening({
	workflow: json,
	nodeTypes,
	mode = 'webhook',
	...given
}: ListeningWorkflow): Promise<
	(request: Request, response: Response) => Promise<INodeExecutionData[] | undefined>
> {
	await startInstance();
	const credentialsHelper = new CredentialsHelper(
		new CredentialStore(given.credentialTypes, given.credentials),
	);
	let staticData = {};

	return async (request, response) => {
		const workflow = new n8nWorkflow.Workflow({
			...json,
			active: true,
			nodeTypes: createNodeTypes(nodeTypes),
			// Each call has what was stored last, as a copy.
			staticData: structuredClone(staticData),
		});
		const base = createAdditionalData({ credentialsHelper, workflowId: json.id });
		const additionalData = {
			...base,
			hooks: new ExecutionLifecycleHooks(mode, '', toStoredWorkflow(json)),
			httpRequest: request,
			httpResponse: response,
		};
		const node = workflow.getNode(json.nodes[0]!.name)!;
		const called = { workflow, node, additionalData, mode, data: null };
		const { workflowData } = await callWebhook(called);
		staticData = JSON.parse(JSON.stringify(workflow.staticData)) as object;
		if (!response.headersSent) response.json({ message: 'Workflow was started' });
		return workflowData?.[0];
	};
}
