import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import type { PlainCredential, WorkflowFile } from '../../../tools/n8n/index.mts';
import type { SandboxAccount } from '../../sandbox/account.mts';

/** How a workflow of one cloning node is made. */
export interface CloningWorkflow {
	id: string;
	account: SandboxAccount;
	/** How many texts it speaks. */
	count?: number;
	/** The node that works; Tencent Voice Cloning unless told. */
	node?: 'tencentSingingCloning' | 'tencentVoiceCloning';
	/** Of the node, besides what is the same for all. */
	parameters?: INodeParameters;
	options?: INodeParameters;
	/** Set on the node, such as `onError`. */
	settings?: object;
}

/** Name of the trigger that `runManually` starts. */
export const manualTrigger = 'Start';
/** Name of the node behind the cloning node; its items tell which item they come from as `from`. */
export const lastNode = 'After';

/** The IDs of an account's credentials in n8n. */
function credentialIds({ id }: SandboxAccount) {
	return { tencentMediaLabApi: `job-api-${id}`, tencentCosApi: `cos-${id}` };
}

/** What n8n needs to work for an account of the sandbox. */
export function createCredentials(account: SandboxAccount): PlainCredential[] {
	const { cos, ...mediaLab } = account.tencent;
	const ids = credentialIds(account);
	return [
		{
			id: ids.tencentMediaLabApi,
			name: ids.tencentMediaLabApi,
			type: 'tencentMediaLabApi',
			data: mediaLab,
		},
		{ id: ids.tencentCosApi, name: ids.tencentCosApi, type: 'tencentCosApi', data: { ...cos } },
	];
}

/** The same, as a node names them. */
export function useCredentials(account: SandboxAccount): INode['credentials'] {
	const ids = credentialIds(account);
	return Object.fromEntries(Object.entries(ids).map(([type, id]) => [type, { id, name: id }]));
}

/**
 * A workflow that speaks some texts with the wait mode Suspend. It starts by hand and by `POST /webhook/<its ID>`,
 * which is answered at once.
 */
export function createCloningWorkflow(wanted: CloningWorkflow): WorkflowFile {
	const {
		id,
		account,
		count = 1,
		node = 'tencentVoiceCloning',
		parameters = {},
		options = {},
		settings = {},
	} = wanted;
	const nodes: INode[] = [
		createNode(manualTrigger, 'n8n-nodes-base.manualTrigger', {}),
		{
			...createNode('Webhook', 'n8n-nodes-base.webhook', {
				httpMethod: 'POST',
				path: id,
				responseMode: 'onReceived',
			}),
			typeVersion: 2,
			webhookId: id,
		},
		{
			...createNode('Texts', 'n8n-nodes-base.code', {
				jsCode: `return Array.from({ length: ${count} }, (_, number) => ({ json: { number, text: 'Text ' + number } }));`,
			}),
			typeVersion: 2,
		},
		{
			...createNode('Speak', `n8n-nodes-voice-cloning.${node}`, {
				resource: 'audio',
				operation: 'generate',
				inputSource: 'text',
				text: '={{ $json.text }}',
				modelName: { __rl: true, mode: 'name', value: 'default' },
				contentId: account.tencent.contentId,
				destination: '/output',
				waitMode: 'suspend',
				maxWait: 30,
				download: false,
				...parameters,
				options: { pollingInterval: 0.1, concurrency: 50, ...options },
			}),
			credentials: useCredentials(account),
			...settings,
		},
		{
			...createNode(lastNode, 'n8n-nodes-base.set', {
				assignments: {
					assignments: [
						{
							id: 'from',
							name: 'from',
							value: "={{ $('Texts').item.json.number }}",
							type: 'number',
						},
					],
				},
				includeOtherFields: true,
				options: {},
			}),
			typeVersion: 3.4,
		},
	];
	return {
		id,
		name: id,
		nodes,
		connections: connect(
			[manualTrigger, 'Texts'],
			['Webhook', 'Texts'],
			['Texts', 'Speak'],
			['Speak', lastNode],
		),
		settings: {},
	};
}

/** A node without credentials, of version 1. */
export function createNode(name: string, type: string, parameters: INodeParameters): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

/** Connects pairs of nodes, each from its first output. */
export function connect(...pairs: Array<[from: string, to: string]>): IConnections {
	return Object.fromEntries(
		pairs.map(([from, to]) => [from, { main: [[{ node: to, type: 'main', index: 0 }]] }]),
	);
}
