import type { IDataObject, INode, INodeCredentials, OnError } from 'n8n-workflow';
import type { WorkflowFile } from '../../../../tools/n8n/index.mts';

/** One of the nodes of this package, with what is entered in it. */
export interface Step {
	node: 'samiVoiceConversion' | 'tencentSingingCloning' | 'tencentVoiceCloning';
	parameters: IDataObject;
}

/** What is to run, without all that every such workflow has. */
export interface OperationWorkflow {
	steps: Step[];
	/** Whether each item carries its recording, from its `url`, when it comes to the first step. */
	fetchesRecordings?: boolean;
	/** Whether the last step makes one item of all. */
	joinsItems?: boolean;
	/** Of the last step. */
	onError?: OnError;
}

/** The node whose output is the answer of the workflow. */
export const answerNode = 'Answer';
/** The node that gets the items of the error output of the last step. */
export const failedNode = 'Failed';
/** The node that runs the last step. */
export const lastStepNode = ({ steps }: OperationWorkflow) => `Step ${steps.length}`;

/**
 * A workflow that takes `{ asker, items }` by `POST /webhook/<path>`, runs the steps with an item for each of
 * `items`, and answers what came out. Each item of the answer says who the `asker` was and which item it was made
 * `from`, if that is one: a later node can only tell that if the nodes in between pair their items.
 */
export function createOperationWorkflow(
	path: string,
	operation: OperationWorkflow,
	credentials: INodeCredentials,
): Omit<WorkflowFile, 'id'> {
	const last = lastStepNode(operation);
	const chain = [
		createNode('Webhook', 'n8n-nodes-base.webhook', 2, {
			httpMethod: 'POST',
			path,
			responseMode: 'lastNode',
			responseData: 'allEntries',
		}),
		createNode('Items', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.items' }),
		...(operation.fetchesRecordings ? [createFetch()] : []),
		...operation.steps.map(({ node, parameters }, index) => ({
			...createNode(`Step ${index + 1}`, `n8n-nodes-voice-cloning.${node}`, 1, parameters),
			credentials,
		})),
		createOrigin(answerNode, operation),
	];
	const connections: WorkflowFile['connections'] = {};
	for (const [index, { name }] of chain.slice(0, -1).entries()) {
		connections[name] = { main: [[{ node: chain[index + 1]!.name, type: 'main', index: 0 }]] };
	}
	connections[last]!.main!.push([{ node: failedNode, type: 'main', index: 0 }]);
	const nodes = [...chain, createOrigin(failedNode, operation)].map((node) =>
		node.name === last ? { ...node, onError: operation.onError } : node,
	);
	return {
		name: path,
		nodes: nodes.map(placeNode),
		connections,
		settings: { executionOrder: 'v1' },
	};
}

function createNode(name: string, type: string, typeVersion: number, parameters: IDataObject) {
	return { id: name, name, type, typeVersion, parameters } as Omit<INode, 'position'>;
}

function placeNode(node: Omit<INode, 'position'>, index: number): INode {
	const isWebhook = node.name === 'Webhook';
	return {
		...node,
		position: [index * 220, 0],
		...(isWebhook && { webhookId: String(node.parameters.path) }),
	};
}

function createFetch() {
	return createNode('Recording', 'n8n-nodes-base.httpRequest', 4.2, {
		url: '={{ $json.url }}',
		options: { response: { response: { responseFormat: 'file' } } },
	});
}

/** Adds where an item comes from. */
function createOrigin(name: string, { joinsItems }: OperationWorkflow) {
	const assign = (field: string, value: string) => ({
		id: field,
		name: field,
		type: 'string',
		value,
	});
	return createNode(name, 'n8n-nodes-base.set', 3.4, {
		assignments: {
			assignments: [
				...(joinsItems ? [] : [assign('from', "={{ $('Items').item.json.name }}")]),
				assign('asker', "={{ $('Webhook').item.json.body.asker }}"),
			],
		},
		includeOtherFields: true,
	});
}
