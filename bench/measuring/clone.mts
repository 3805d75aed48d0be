import type {
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import type { SandboxAccount } from '../../test/sandbox/account.mts';
import { chain, runWorkflow } from '../../tools/engine/index.mts';
import type { WorkflowRun } from '../../tools/engine/index.mts';
import { TencentCosApi, TencentMediaLabApi, TencentVoiceCloning } from './packageUnderTest.mts';

/** What to generate audio with. */
export interface CloneSetting {
	account: SandboxAccount;
	parameters: INodeParameters;
	options?: INodeParameters;
	/** Instead of the bucket of the account. */
	cos?: ICredentialDataDecryptedObject;
}

/** Runs a workflow in n8n's engine that generates audio of each item. */
export async function clone(
	input: INodeExecutionData[],
	{ account: { tencent }, parameters, options = {}, cos }: CloneSetting,
): Promise<WorkflowRun> {
	const { cos: ownCos, ...mediaLab } = tencent;
	const run = await runWorkflow({
		workflow: chain({
			name: 'Clone',
			type: 'bench.clone',
			parameters: {
				resource: 'audio',
				operation: 'generate',
				contentId: tencent.contentId,
				destination: '/output',
				modelName: { __rl: true, mode: 'name', value: 'default' },
				...parameters,
				options: { pollingInterval: 0.1, ...options },
			},
			credentials: {
				tencentMediaLabApi: { id: '1', name: 'tencentMediaLabApi' },
				tencentCosApi: { id: '2', name: 'tencentCosApi' },
			},
		}),
		nodeTypes: { 'bench.clone': TencentVoiceCloning },
		credentialTypes: { tencentMediaLabApi: TencentMediaLabApi, tencentCosApi: TencentCosApi },
		credentials: {
			tencentMediaLabApi: { ...mediaLab, gatewaySignature: false },
			tencentCosApi: cos ?? ownCos,
		},
		input,
	});
	if (run.error) throw run.error;
	return run;
}

/** Items with a text each. */
export function textItems(count: number): INodeExecutionData[] {
	return Array.from({ length: count }, (_, number) => ({ json: { text: `Text ${number}.` } }));
}
