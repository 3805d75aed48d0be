import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { TencentJobTrigger } from '../../../../nodes/Tencent/JobTrigger/TencentJobTrigger.node';
import { listen } from '../../../../tools/engine/index.mts';
import type { Post, TriggerAnswer } from '../../../../tools/engine/index.mts';
import { listAllJobs } from '../../../sandbox/account.mts';
import type { SandboxAccount, SandboxJob } from '../../../sandbox/account.mts';
import { credentialTypes, mediaLabCredentials, runCloning } from '../cloning/runCloning.mts';

/** Posts to a trigger. */
export type Call = (job: unknown, post?: Partial<Post>) => Promise<TriggerAnswer>;

/** Starts a trigger that listens for callbacks. */
export async function startTrigger(
	account: SandboxAccount,
	parameters: INodeParameters = {},
	mode: 'webhook' | 'manual' = 'webhook',
): Promise<Call> {
	const post = await listen({
		workflow: {
			id: randomUUID(),
			nodes: [
				{
					id: 'trigger',
					name: 'Trigger',
					type: 'n8n-nodes-voice-cloning.tencentJobTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters,
					credentials: {
						tencentMediaLabApi: { id: '1', name: 'tencentMediaLabApi' },
						tencentCosApi: { id: '2', name: 'tencentCosApi' },
					},
				},
			],
			connections: {},
		},
		nodeTypes: { 'n8n-nodes-voice-cloning.tencentJobTrigger': TencentJobTrigger },
		credentialTypes,
		credentials: {
			tencentMediaLabApi: mediaLabCredentials(account),
			tencentCosApi: account.tencent.cos,
		},
		mode,
	});
	return async (job, further = {}) =>
		await post({ body: typeof job === 'string' ? job : JSON.stringify(job), ...further });
}

/** Creates a job and lets it end. */
export async function createEndedJob(
	account: SandboxAccount,
	{
		operation = 'audio.generate',
		parameters = {},
		options = {},
	}: { operation?: string; parameters?: INodeParameters; options?: INodeParameters } = {},
): Promise<SandboxJob> {
	const inputs: INodeParameters =
		operation === 'model.train'
			? {
					trainingSource: 'url',
					url: 'https://example.com/voice.wav',
					newModelName: `m_${randomUUID().slice(0, 8)}`,
					jobMode: 'perItem',
				}
			: {
					inputSource: 'text',
					text: 'Hello',
					modelName: { __rl: true, mode: 'name', value: 'default' },
				};
	await runCloning({
		account,
		operation,
		parameters: { ...inputs, waitMode: 'poll', maxWait: 5, download: false, ...parameters },
		options,
		settings: { onError: 'continueRegularOutput' },
	});
	return (await listAllJobs(account)).at(-1)!;
}

/** A job that does not exist at the vendor. */
export const madeUp = () => ({
	id: randomUUID(),
	state: 3,
	outputs: [{ smartContentDescriptor: { voiceCloning: { type: 1 } } }],
});
