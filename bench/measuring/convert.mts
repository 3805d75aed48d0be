import type { IBinaryData, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { demoCredentials } from '../../sandbox/accounts.mts';
import type { SandboxAccount } from '../../test/sandbox/account.mts';
import { chain, runWorkflow, storeBinary } from '../../tools/engine/index.mts';
import type { BinaryMode } from '../../tools/engine/index.mts';
import { SamiApi, SamiVoiceConversion } from './packageUnderTest.mts';
import { writeWav } from './wavFile.mts';
import type { WavFormat } from './wavFile.mts';

/** What to convert recordings with. */
export interface ConvertSetting {
	/** Of SAMI, or of what answers in its place. */
	url: string;
	binaryMode: BinaryMode;
	/** Of the node. */
	options?: INodeParameters;
	/** Of an account other than that of the demo. */
	credentials?: SandboxAccount['sami'] | typeof demoCredentials;
	/** The node, unless it is compared with another. */
	nodeType?: INodeType | (new () => INodeType);
}

/** Stores a recording of noise as n8n does. */
export async function storeRecording(
	bytes: number,
	format: WavFormat,
	binaryMode: BinaryMode,
): Promise<IBinaryData> {
	const file = { binaryMode, fileName: 'noise.wav', mimeType: 'audio/wav' };
	return await storeBinary(writeWav(bytes, format), file);
}

/** Runs a workflow in n8n's engine that converts recordings, one in an item. */
export async function convert(
	recordings: IBinaryData[],
	{
		url,
		binaryMode,
		options = {},
		credentials = demoCredentials,
		nodeType = SamiVoiceConversion,
	}: ConvertSetting,
): Promise<INodeExecutionData[]> {
	const { error, items } = await runWorkflow({
		workflow: chain({
			name: 'Convert',
			type: 'bench.convert',
			parameters: {
				speaker: { __rl: true, mode: 'id', value: 'zh_male_chunhou' },
				options,
			},
			credentials: { samiApi: { id: '1', name: 'samiApi' } },
		}),
		nodeTypes: { 'bench.convert': nodeType },
		credentialTypes: { samiApi: SamiApi },
		credentials: { samiApi: { ...credentials, authentication: 'token', baseUrl: url } },
		binaryMode,
		input: recordings.map((data) => ({ json: {}, binary: { data } })),
	});
	if (error) throw error;
	return items('Convert');
}
