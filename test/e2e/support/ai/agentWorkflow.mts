import type { INode, INodeCredentials, INodeParameters, OnError } from 'n8n-workflow';
import type { WorkflowFile } from '../../../../tools/n8n/index.mts';

/** A node of this package as a tool of the agent. */
export interface AgentTool {
	name: string;
	node: 'samiVoiceConversion' | 'tencentSingingCloning' | 'tencentVoiceCloning';
	parameters: INodeParameters;
	onError?: OnError;
}

export const agentNode = 'AI Agent';

/** A workflow in which an agent that has tools answers the `question` of `POST /webhook/<path>`. */
export function createAgentWorkflow(
	path: string,
	agentVersion: number,
	tools: AgentTool[],
	credentials: INodeCredentials,
): Omit<WorkflowFile, 'id'> {
	const webhook = createNode('Webhook', 'n8n-nodes-base.webhook', 2, {
		httpMethod: 'POST',
		path,
		responseMode: 'lastNode',
	});
	const agent = createNode(agentNode, '@n8n/n8n-nodes-langchain.agent', agentVersion, {
		promptType: 'define',
		text: '={{ $json.body.question }}',
	});
	const model = createNode('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.2, {
		model: { __rl: true, mode: 'id', value: 'scripted' },
	});
	const toolNodes = tools.map(({ name, node, parameters, onError }) => ({
		...createNode(name, `n8n-nodes-voice-cloning.${node}Tool`, 1, parameters),
		onError,
	}));
	const connect = (node: string, type: 'main' | 'ai_languageModel' | 'ai_tool') => ({
		[type]: [[{ node, type, index: 0 }]],
	});
	return {
		name: path,
		nodes: [
			{ ...webhook, webhookId: path },
			agent,
			...[model, ...toolNodes].map((node) => ({ ...node, credentials })),
		],
		connections: {
			Webhook: connect(agentNode, 'main'),
			Model: connect(agentNode, 'ai_languageModel'),
			...Object.fromEntries(tools.map(({ name }) => [name, connect(agentNode, 'ai_tool')])),
		},
		settings: { executionOrder: 'v1' },
	};
}

/** What the editor writes when a user lets the model define a parameter: its name as the form shows it. */
export function fromModel(displayName: string, description = ''): string {
	const key = displayName.replaceAll(/[^A-Za-z0-9-]/g, '_');
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`${description}\`, 'string') }}`;
}

function createNode(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
): INode {
	return { id: name, name, type, typeVersion, parameters, position: [0, 0] };
}
