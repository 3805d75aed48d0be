import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import type { IBinaryData } from 'n8n-workflow';
import type { SamiApi } from '../credentials/SamiApi.credentials.ts';
import type { SamiVoiceConversion } from '../nodes/Sami/VoiceConversion/SamiVoiceConversion.node.ts';
import { demoCredentials } from '../sandbox/accounts.mts';
import { encodeAudio } from '../sandbox/audio/codec/encode.mts';
import { readSound } from '../sandbox/audio/readSound.mts';
import { chain, removeTemporaryData, runWorkflow, storeBinary } from '../tools/engine/index.mts';
import type { BinaryMode } from '../tools/engine/index.mts';
import { convertWithBuffers } from './convertWithBuffers.mts';
import { measurePeak } from './measurePeak.mts';

export interface Variant {
	implementation: 'node' | 'buffers';
	binaryMode: BinaryMode;
}

export interface Measurement {
	/** Sizes of the recording and of the converted audio. */
	megabytes: [number, number];
	/** The most resident memory in use while the workflow ran, over that in use before, in megabytes. */
	peak: number;
	seconds: number;
}

const MEGABYTE = 1024 * 1024;
const HEADER_SIZE = 44;
const [variant, url] = [JSON.parse(process.argv[2]!) as Variant, process.argv[3]!];

const load = createRequire(import.meta.url);
const nodes: { SamiVoiceConversion: typeof SamiVoiceConversion } = load(
	'../dist/nodes/Sami/VoiceConversion/SamiVoiceConversion.node.js',
);
const credentials: { SamiApi: typeof SamiApi } = load('../dist/credentials/SamiApi.credentials.js');

await convert(await storeRecording(1)); // loads and compiles what is used
const recording = await storeRecording(100);
const { result, seconds, peak } = await measurePeak(async () => await convert(recording));
await removeTemporaryData();
process.send!({
	megabytes: [recording.bytes! / MEGABYTE, result.bytes! / MEGABYTE],
	peak,
	seconds,
} satisfies Measurement);
process.disconnect!();

/** Speech over and over, as WAV of 48 kHz, stereo, 16 bit: 100 MB are nine minutes. */
async function storeRecording(megabytes: number): Promise<IBinaryData> {
	const size = Math.floor((megabytes * MEGABYTE - HEADER_SIZE) / 4) * 4;
	// As a stream, because memory that was in use before would hide some of what the workflow uses.
	const file = Readable.from(writeWav(size), { objectMode: false });
	return await storeBinary(file, {
		binaryMode: variant.binaryMode,
		fileName: 'long.wav',
		mimeType: 'audio/wav',
	});
}

async function* writeWav(size: number): AsyncGenerator<Buffer> {
	const sound = await readSound('examples/recordings/speech.wav', 48_000);
	const options = { format: 'wav', sampleRate: 48_000, channels: 2 } as const;
	const speech = Buffer.from(encodeAudio(sound, options));
	const header = speech.subarray(0, HEADER_SIZE);
	const samples = speech.subarray(HEADER_SIZE);
	header.writeUInt32LE(HEADER_SIZE - 8 + size, 4);
	header.writeUInt32LE(size, HEADER_SIZE - 4);
	yield header;
	for (let rest = size; rest > 0; rest -= samples.length) yield samples.subarray(0, rest);
}

async function convert(recording: IBinaryData): Promise<IBinaryData> {
	const { error, items } = await runWorkflow({
		workflow: chain({
			name: 'Convert',
			type: 'bench.convert',
			parameters: {
				speaker: { __rl: true, mode: 'id', value: 'zh_male_chunhou' },
				options: { sampleRate: 48000, channel: 2 },
			},
			credentials: { samiApi: { id: '1', name: 'samiApi' } },
		}),
		nodeTypes: {
			'bench.convert':
				variant.implementation === 'node' ? nodes.SamiVoiceConversion : convertWithBuffers,
		},
		credentialTypes: { samiApi: credentials.SamiApi },
		credentials: { samiApi: { ...demoCredentials, authentication: 'token', baseUrl: url } },
		binaryMode: variant.binaryMode,
		input: [{ json: {}, binary: { data: recording } }],
	});
	if (error) throw error;
	return items('Convert')[0]!.binary!.data!;
}
