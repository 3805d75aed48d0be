import { randomUUID } from 'node:crypto';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
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
	const descriptor = { voiceCloning: { type: 1, modelName: 'default' } };
	const output = { contentId, inputSelectors: [0], smartContentDescriptor: descriptor };
	const filled: Record<string, INodeParameters> = {
		'audio.generate': {
			inputSource: 'url',
			text: 'Good morning.',
			url,
			modelName: { __rl: true, mode: 'name', value: 'default' },
			contentId,
		},
		'job.create': {
			createJobRequest: JSON.stringify({ inputs: [{ sourceData: 'Hello' }], outputs: [output] }),
		},
		'job.get': { jobId: 'unknown' },
		'job.getMany': { customId: 'unknown' },
		'model.getMany': {},
		'model.train': { inputSource: 'url', url, modelName: 'voice', waitMode: 'none' },
		convert: { inputSource: 'url', url, speaker: { __rl: true, mode: 'id', value: 'x' } },
	};
	const operation = Object.values(chosen).join('.');
	return { ...chosen, ...filled[operation] };
}

/** Runs a node with these parameters in n8n's engine, against the sandbox. */
export async function runForm(
	{ nodeType }: NodeForm,
	account: SandboxAccount,
	parameters: INodeParameters,
	input: INodeExecutionData[] = [{ json: {} }],
): Promise<WorkflowRun> {
	const type = `n8n-nodes-voice-cloning.${nodeType.description.name}`;
	const credentials = {
		samiApi: { ...account.sami, authentication: 'token' },
		tencentMediaLabApi: mediaLabCredentials(account),
		tencentCosApi: account.tencent.cos,
	};
	const names = (nodeType.description.credentials ?? []).map(({ name }) => name);
	return await runWorkflow({
		workflow: {
			id: randomUUID(),
			...chain({
				name: 'Node',
				type,
				parameters,
				credentials: Object.fromEntries(names.map((name) => [name, { id: name, name }])),
			}),
		},
		nodeTypes: { [type]: nodeType },
		credentialTypes: { ...credentialTypes, samiApi: SamiApi },
		credentials,
		input,
	});
}
