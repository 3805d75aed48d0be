import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ICredentialDataDecryptedObject, INode, IWorkflowBase } from 'n8n-workflow';
import type { Session } from '../../../../tools/n8n/index.mts';

/** A workflow that listens to its webhook. */
export interface PublishedWorkflow {
	id: string;
	/** Of its webhook. */
	path: string;
}

/** What a workflow is, without a name and without a place for its nodes in the editor. */
export interface WorkflowPlan {
	nodes: Array<
		Pick<INode, 'name' | 'type' | 'typeVersion' | 'parameters' | 'credentials' | 'alwaysOutputData'>
	>;
	connections: IWorkflowBase['connections'];
}

/** Saves a credential as a user does in the editor. Returns its ID. */
export async function saveCredential(
	session: Session,
	type: string,
	data: ICredentialDataDecryptedObject,
): Promise<string> {
	const { id } = await session.post<{ id: string }>('/credentials', {
		name: randomUUID(),
		type,
		data,
	});
	return id;
}

/** Saves and publishes a workflow whose webhook gets an address that no other has. */
export async function publishWorkflow(
	session: Session,
	{ nodes, connections }: WorkflowPlan,
): Promise<PublishedWorkflow> {
	const path = randomUUID();
	const placed = nodes.map((node, index) => ({
		...node,
		...(isWebhook(node) && { webhookId: path, parameters: { ...node.parameters, path } }),
		id: randomUUID(),
		position: [220 * index, 0],
	}));
	const { id, versionId } = await session.post<{ id: string; versionId: string }>('/workflows', {
		name: path,
		nodes: placed,
		connections,
		settings: { executionOrder: 'v1' },
	});
	await session.post(`/workflows/${id}/activate`, { versionId });
	return { id, path };
}

/** Reads the workflow of the documentation that may be run again and again. */
export async function readResumableTraining(credential: string): Promise<WorkflowPlan> {
	const text = await readFile('docs/scaling/resumable-training.json', 'utf8');
	return JSON.parse(
		text.replaceAll('"tencent-sandbox"', JSON.stringify(credential)),
	) as WorkflowPlan;
}

function isWebhook({ type }: Pick<INode, 'type'>): boolean {
	return type === 'n8n-nodes-base.webhook';
}
