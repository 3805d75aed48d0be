import type { IConnections } from 'n8n-workflow';
import type { WorkflowPlan } from './publishWorkflow.mts';

type Step = WorkflowPlan['nodes'][number];

/** Converts the recordings whose addresses are posted. */
export function convertRecordings(credential: string): WorkflowPlan {
	return chain(receiveItems, splitItems, downloadRecording, {
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
		credentials: { samiApi: { id: credential, name: 'SAMI' } },
	});
}

/** Trains a voice of its own with each recording whose address is posted. */
export function trainVoices(credential: string, waitMode: 'poll' | 'suspend'): WorkflowPlan {
	return chain(receiveItems, splitItems, {
		name: 'Train',
		type: 'n8n-nodes-voice-cloning.tencentVoiceCloning',
		typeVersion: 1,
		parameters: {
			resource: 'model',
			operation: 'train',
			jobMode: 'perItem',
			trainingSource: 'url',
			url: '={{ $json.url }}',
			newModelName: '={{ $json.modelName }}',
			totalEpoch: 1,
			waitMode,
			maxWaitHours: 0.17,
			options: {},
		},
		credentials: { tencentMediaLabApi: { id: credential, name: 'Tencent' } },
	});
}

const receiveItems: Step = {
	name: 'Receive',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	parameters: { httpMethod: 'POST', responseMode: 'onReceived' },
};

const splitItems: Step = {
	name: 'Split',
	type: 'n8n-nodes-base.splitOut',
	typeVersion: 1,
	parameters: { fieldToSplitOut: 'body.items', options: {} },
};

const downloadRecording: Step = {
	name: 'Download',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		url: '={{ $json.url }}',
		options: { response: { response: { responseFormat: 'file', outputPropertyName: 'data' } } },
	},
};

/** Connects each step with the next. */
function chain(...steps: Step[]): WorkflowPlan {
	const connections: IConnections = {};
	for (const [index, { name }] of steps.slice(0, -1).entries()) {
		connections[name] = { main: [[{ node: steps[index + 1]!.name, type: 'main', index: 0 }]] };
	}
	return { nodes: steps, connections };
}
