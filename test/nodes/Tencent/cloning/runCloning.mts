import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { INodeExecutionData, INodeParameters, IRun } from 'n8n-workflow';
import { TencentCosApi } from '../../../../credentials/TencentCosApi.credentials';
import { TencentMediaLabApi } from '../../../../credentials/TencentMediaLabApi.credentials';
import { TencentSingingCloning } from '../../../../nodes/Tencent/SingingCloning/TencentSingingCloning.node';
import { TencentVoiceCloning } from '../../../../nodes/Tencent/VoiceCloning/TencentVoiceCloning.node';
import { chain, runWorkflow, storeBinary } from '../../../../tools/engine/index.mts';
import type { BinaryMode, CredentialRecord, WorkflowRun } from '../../../../tools/engine/index.mts';
import { createAccount } from '../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../sandbox/account.mts';

export const nodeTypes = {
	'n8n-nodes-voice-cloning.tencentVoiceCloning': TencentVoiceCloning,
	'n8n-nodes-voice-cloning.tencentSingingCloning': TencentSingingCloning,
};
export const credentialTypes = {
	tencentMediaLabApi: TencentMediaLabApi,
	tencentCosApi: TencentCosApi,
};

export interface CloningRun {
	account: SandboxAccount;
	node?: 'tencentVoiceCloning' | 'tencentSingingCloning';
	/** Resource and operation, as `audio.generate`. */
	operation?: string;
	parameters?: INodeParameters;
	options?: INodeParameters;
	input?: INodeExecutionData[];
	binaryMode?: BinaryMode;
	/** Whether the node has a credential for COS. */
	withCos?: boolean;
	/** Set on the node, such as `onError`. */
	settings?: object;
	/** Instead of the account's own, of the job API. */
	credentials?: Record<string, string | boolean>;
	signal?: AbortSignal;
	/** The same workflow for several runs. */
	workflowId?: string;
	/** As n8n's MCP server runs tools. */
	withoutExecution?: boolean;
}

/** The credential for the job API, as the sandbox gives it to an account. */
export function mediaLabCredentials({ tencent }: SandboxAccount): CredentialRecord[string] {
	const { secretId, secretKey, endpoint, baseUrl, gatewaySecretId, gatewaySecretKey, source } =
		tencent;
	return {
		secretId,
		secretKey,
		endpoint,
		baseUrl,
		gatewaySignature: false,
		gatewaySecretId,
		gatewaySecretKey,
		source,
	};
}

/** Runs a workflow of one cloning node in n8n's engine, against the sandbox. */
export async function runCloning({
	account,
	node = 'tencentVoiceCloning',
	operation = 'audio.generate',
	parameters = {},
	options = {},
	input = [{ json: {} }],
	binaryMode = 'filesystem',
	withCos = true,
	settings = {},
	credentials = {},
	signal,
	workflowId = randomUUID(),
	withoutExecution,
}: CloningRun): Promise<WorkflowRun> {
	const [resource, name] = operation.split('.') as [string, string];
	const { cos, contentId } = account.tencent;
	const generating = operation === 'audio.generate' ? { contentId, destination: '/output' } : {};

	return await runWorkflow({
		workflow: {
			id: workflowId,
			...chain({
				name: 'Clone',
				type: `n8n-nodes-voice-cloning.${node}`,
				parameters: {
					resource,
					operation: name,
					...generating,
					// Most tests are not about the audio.
					download: false,
					...parameters,
					// Tests have no two seconds to wait for a sandbox that needs less.
					options: { pollingInterval: 0.1, ...options },
				},
				credentials: {
					tencentMediaLabApi: { id: '1', name: 'tencentMediaLabApi' },
					...(withCos ? { tencentCosApi: { id: '2', name: 'tencentCosApi' } } : {}),
				},
				...settings,
			}),
		},
		nodeTypes,
		credentialTypes,
		credentials: {
			tencentMediaLabApi: { ...mediaLabCredentials(account), ...credentials },
			tencentCosApi: cos,
		},
		binaryMode,
		input,
		signal,
		withoutExecution,
	});
}

/** An account whose jobs cost next to nothing, for tests of what is around the audio. */
export async function createSilentAccount(settings: object = {}): Promise<SandboxAccount> {
	return await createAccount({
		simulateAudio: true,
		queueMilliseconds: 0,
		processingMilliseconds: 0,
		...settings,
	});
}

/** An item with one of the recordings of the examples. */
export async function recordingItem(
	name: string,
	binaryMode: BinaryMode = 'filesystem',
): Promise<INodeExecutionData> {
	const content = await readFile(`examples/recordings/${name}`);
	return {
		json: {},
		binary: {
			data: await storeBinary(content, { binaryMode, fileName: name, mimeType: 'audio/wav' }),
		},
	};
}

/** Why the execution failed: what the user reads in n8n. */
export function readFailure({ run, error }: WorkflowRun): {
	status: IRun['status'];
	message: string;
	description: string;
} {
	return {
		status: run.status,
		message: error?.message ?? '',
		description: error?.description ?? '',
	};
}
