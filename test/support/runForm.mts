import { randomUUID } from 'node:crypto';
import type { INodeExecutionData, INodeParameters, OnError } from 'n8n-workflow';
import { SamiApi } from '../../credentials/SamiApi.credentials';
import { chain, runWorkflow } from '../../tools/engine/index.mts';
import type { WorkflowRun } from '../../tools/engine/index.mts';
import { credentialTypes, mediaLabCredentials } from '../nodes/Tencent/cloning/runCloning.mts';
import type { SandboxAccount } from '../sandbox/account.mts';
import type { NodeForm } from './nodeForms.mts';

/** What is filled in for an operation to do its work with a recording at a URL. */
export function fillForm({ chosen }: NodeForm, { tencent }: SandboxAccount): INodeParameters {
	const { contentId } = tencent;
	const url = 'https://example.com/voice.wav';
	const recording = {
		inputSource: 'url',
		url,
		repositoryId: contentId,
		repositoryPath: '/a.wav',
		text: 'Good morning.',
	};
	const descriptor = { voiceCloning: { type: 1, modelName: 'default' } };
	const output = { contentId, inputSelectors: [0], smartContentDescriptor: descriptor };
	const filled: Record<string, INodeParameters> = {
		'audio.generate': {
			...recording,
			modelName: { __rl: true, mode: 'name', value: 'default' },
			contentId,
		},
		'audio.narrate': {
			script: 'Mary: Good morning.',
			voices: { voice: [{ name: 'Mary', modelName: 'default' }] },
			contentId,
		},
		'job.create': {
			createJobRequest: JSON.stringify({ inputs: [{ sourceData: 'Hello' }], outputs: [output] }),
		},
		'job.get': { jobId: 'unknown' },
		'job.getMany': { customId: 'unknown' },
		'model.getMany': {},
		'model.train': {
			...recording,
			trainingSource: 'url',
			newModelName: 'voice',
			waitMode: 'none',
		},
		convert: { inputSource: 'url', url, speaker: { __rl: true, mode: 'id', value: 'x' } },
	};
	const operation = Object.values(chosen).join('.');
	return { ...chosen, ...filled[operation] };
}

/** How a node runs. */
export interface FormRun {
	/** One item with nothing in it if not given. */
	input?: INodeExecutionData[];
	onError?: OnError;
	signal?: AbortSignal;
	/** Where all vendors are, if not at the sandbox. */
	vendorUrl?: string;
}

/** Runs a node with these parameters in n8n's engine. */
export async function runForm(
	{ nodeType }: NodeForm,
	account: SandboxAccount,
	parameters: INodeParameters,
	{ input = [{ json: {} }], onError = 'stopWorkflow', signal, vendorUrl }: FormRun = {},
): Promise<WorkflowRun> {
	const type = `n8n-nodes-voice-cloning.${nodeType.description.name}`;
	const at = vendorUrl !== undefined && { baseUrl: vendorUrl };
	const credentials = {
		samiApi: { ...account.sami, authentication: 'token', ...at },
		tencentMediaLabApi: { ...mediaLabCredentials(account), ...at },
		tencentCosApi: { ...account.tencent.cos, ...(at && { endpoint: vendorUrl }) },
	};
	const names = (nodeType.description.credentials ?? []).map(({ name }) => name);
	return await runWorkflow({
		workflow: {
			id: randomUUID(),
			...chain({
				name: 'Node',
				type,
				parameters,
				onError,
				credentials: Object.fromEntries(names.map((name) => [name, { id: name, name }])),
			}),
		},
		nodeTypes: { [type]: nodeType },
		credentialTypes: { ...credentialTypes, samiApi: SamiApi },
		credentials,
		input,
		signal,
	});
}
