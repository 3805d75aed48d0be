import { randomUUID } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IConnections, INode } from 'n8n-workflow';
import type { Session } from '../n8n/index.mts';

/** A node of a chain, which needs no place in the editor. */
export type Step = Pick<INode, 'name' | 'type' | 'typeVersion' | 'parameters' | 'credentials'>;

/** A workflow that listens to its webhook. */
export interface PublishedWorkflow {
	id: string;
	/** Of its webhook. */
	path: string;
}

/** Saves a credential as a user does in the editor. Returns its ID. */
export async function saveCredential(
	session: Session,
	type: string,
	data: ICredentialDataDecryptedObject,
): Promise<string> {
	const { id } = await session.post<{ id: string }>('/credentials', { name: randomUUID(), type, data });
	return id;
}

/** Saves and publishes a workflow that runs its steps for each object in the list `items` posted to its webhook. */
export async function publishChain(session: Session, ...steps: Step[]): Promise<PublishedWorkflow> {
	const path = randomUUID();
	const chain: Step[] = [receive(path), ...steps];
	const nodes = chain.map((step, index) => ({ ...step, id: randomUUID(), position: [200 * index, 0] }));
	const connections: IConnections = {};
	for (const [index, { name }] of chain.slice(0, -1).entries()) {
		connections[name] = { main: [[{ node: chain[index + 1]!.name, type: 'main', index: 0 }]] };
	}
	const settings = { executionOrder: 'v1' };
	const { id, versionId } = await session.post<{ id: string; versionId: string }>('/workflows', {
		name: path,
		nodes: nodes.map((node) => (node.name === 'Receive' ? { ...node, webhookId: path } : node)),
		connections,
		settings,
	});
	await session.post(`/workflows/${id}/activate`, { versionId });
	return { id, path };
}

function receive(path: string): Step {
	return {
		name: 'Receive',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived' },
	};
}

/** Makes an item of each object that was posted. */
export const splitItems: Step = {
	name: 'Split',
	type: 'n8n-nodes-base.splitOut',
	typeVersion: 1,
	parameters: { fieldToSplitOut: 'body.items', options: {} },
};

/** Downloads the recording that each item has the address of. */
export const download: Step = {
	name: 'Download',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		url: '={{ $json.url }}',
		options: { response: { response: { responseFormat: 'file', outputPropertyName: 'data' } } },
	},
};

/** Converts the recording of each item. */
export function convert(credential: string): Step {
	return {
		name: 'Convert',
		type: 'n8n-nodes-voice-cloning.samiVoiceConversion',
		typeVersion: 1,
		parameters: {
			operation: 'convert',
			inputSource: 'binary',
			binaryPropertyName: 'data',
			speaker: { __rl: true, mode: 'id', value: 'zh_male_chunhou' },
			options: {},
		},
		credentials: { samiApi: { id: credential, name: '' } },
	};
}

/** Trains a voice of its own for each item. */
export function train(credential: string, waitMode: 'poll' | 'suspend'): Step {
	return {
		name: 'Train',
		type: 'n8n-nodes-voice-cloning.tencentVoiceCloning',
		typeVersion: 1,
		parameters: {
			resource: 'model',
			operation: 'train',
			jobMode: 'perItem',
			inputSource: 'url',
			url: '={{ $json.url }}',
			modelName: '={{ $json.modelName }}',
			totalEpoch: 1,
			waitMode,
			maxWait: 10,
			options: { customId: '={{ $json.order }}' },
		},
		credentials: { tencentMediaLabApi: { id: credential, name: '' } },
	};
}

/** Lists the jobs of the order that each item names. */
export function findJobs(credential: string): Step {
	return {
		name: 'Find Jobs',
		type: 'n8n-nodes-voice-cloning.tencentVoiceCloning',
		typeVersion: 1,
		parameters: {
			resource: 'job',
			operation: 'getMany',
			customId: '={{ $json.order }}',
			options: {},
		},
		credentials: { tencentMediaLabApi: { id: credential, name: '' } },
	};
}
