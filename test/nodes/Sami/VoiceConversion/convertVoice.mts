import { readFile } from 'node:fs/promises';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { SamiApi } from '../../../../credentials/SamiApi.credentials';
import { SamiVoiceConversion } from '../../../../nodes/Sami/VoiceConversion/SamiVoiceConversion.node';
import { chain, runWorkflow, storeBinary } from '../../../../tools/engine/index.mts';
import type { BinaryMode, WorkflowRun } from '../../../../tools/engine/index.mts';
import type { SandboxAccount } from '../../../sandbox/account.mts';
import { makeWav } from '../../shared/audio/makeWav.mts';

export const NODE_TYPE = 'n8n-nodes-voice-cloning.samiVoiceConversion';
export const nodeTypes = { [NODE_TYPE]: SamiVoiceConversion };
export const credentialTypes = { samiApi: SamiApi };

/** A recording of a man's voice, seven seconds, mono, 16 kHz. */
export const SPEECH = 'examples/recordings/speech.wav';

interface Conversion {
	account: SandboxAccount;
	input?: INodeExecutionData[];
	speaker?: string;
	parameters?: INodeParameters;
	options?: INodeParameters;
	authentication?: 'token' | 'accessKey';
	binaryMode?: BinaryMode;
	/** Set on the node, such as `onError`. */
	settings?: object;
	/** Instead of the account's own. */
	credentials?: Record<string, string>;
	signal?: AbortSignal;
}

/** Runs a workflow of one SAMI Voice Conversion node in n8n's engine, against the sandbox. */
export async function convertVoice({
	account,
	input,
	speaker = 'zh_female_qingxin',
	parameters = {},
	options = {},
	authentication = 'token',
	binaryMode = 'filesystem',
	settings = {},
	credentials = {},
	signal,
}: Conversion): Promise<WorkflowRun> {
	return await runWorkflow({
		workflow: chain({
			name: 'Convert',
			type: NODE_TYPE,
			parameters: { speaker: { __rl: true, mode: 'id', value: speaker }, options, ...parameters },
			credentials: { samiApi: { id: '1', name: 'samiApi' } },
			...settings,
		}),
		nodeTypes,
		credentialTypes,
		credentials: { samiApi: { ...account.sami, authentication, ...credentials } },
		binaryMode,
		input: input ?? [await recordingItem(binaryMode)],
		signal,
	});
}

/** The first second of it, which is enough for what does not look at the voice. */
export async function readFirstSecond(): Promise<Buffer> {
	return makeWav((await readFile(SPEECH)).subarray(44, 44 + 2 * 16_000));
}

/** An item that carries a recording, kept where the mode keeps it: the first second of the speech, or the content given. */
export async function recordingItem(
	binaryMode: BinaryMode = 'filesystem',
	content?: Buffer,
	{ fileName = 'speech.wav', mimeType = 'audio/wav' } = {},
): Promise<INodeExecutionData> {
	const file = content ?? (await readFirstSecond());
	return {
		json: {},
		binary: { data: await storeBinary(file, { binaryMode, fileName, mimeType }) },
	};
}
