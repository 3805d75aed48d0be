import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import type { IBinaryData } from 'n8n-workflow';
import type { SamiApi } from '../credentials/SamiApi.credentials.ts';
import type { SamiVoiceConversion } from '../nodes/Sami/VoiceConversion/SamiVoiceConversion.node.ts';
import { chain, removeTemporaryData, runWorkflow, storeBinary } from '../tools/engine/index.mts';
import { measurePeak } from './measurePeak.mts';

export interface LongConversion {
	file: string;
	format: 'wav' | 'mp3';
	/** Of the sandbox. */
	url: string;
	partMinutes: number;
	/** How often the third request fails. */
	failures: number;
}

export interface LongMeasurement {
	/** How long the node ran. */
	seconds: number;
	/** The most resident memory in use while it ran, over that in use before, in megabytes. */
	peak: number;
	/** Of the converted recording. */
	durationSeconds: number;
	parts: number;
	requests: number;
}

const { file, format, url, partMinutes, failures }: LongConversion = JSON.parse(process.argv[2]!);

const load = createRequire(import.meta.url);
const nodes: { SamiVoiceConversion: typeof SamiVoiceConversion } = load(
	'../dist/nodes/Sami/VoiceConversion/SamiVoiceConversion.node.js',
);
const credentials: { SamiApi: typeof SamiApi } = load('../dist/credentials/SamiApi.credentials.js');

const account = await post('/_sandbox/accounts', { keepVoice: true });
const speech = createReadStream('examples/recordings/speech.wav');
await convert(await store(speech, 'speech.wav')); // loads and compiles what is used
const recording = await store(createReadStream(file), `talk.${format}`);
if (failures > 0) {
	// One more than those that were before.
	const fault = {
		endpoint: 'invoke',
		kind: 'status',
		status: 503,
		fromRequest: 4,
		times: failures,
	};
	await post(`/_sandbox/accounts/${account.id}/faults`, [fault]);
}
const { result, seconds, peak } = await measurePeak(async () => await convert(recording));
await removeTemporaryData();
const traffic = await fetch(`${url}/_sandbox/accounts/${account.id}/requests`);
const { counts } = (await traffic.json()) as { counts: { invoke: number } };
process.send!({
	seconds,
	peak,
	durationSeconds: result.durationSeconds as number,
	parts: result.parts as number,
	requests: counts.invoke - 1,
} satisfies LongMeasurement);
process.disconnect!();

async function store(content: ReturnType<typeof createReadStream>, fileName: string) {
	return await storeBinary(content, { binaryMode: 'filesystem', fileName, mimeType: 'audio/wav' });
}

async function convert(binary: IBinaryData) {
	const { error, items } = await runWorkflow({
		workflow: chain({
			name: 'Convert',
			type: 'bench.convert',
			parameters: {
				speaker: { __rl: true, mode: 'id', value: 'zh_male_chunhou' },
				options: { format, partMinutes },
			},
			credentials: { samiApi: { id: '1', name: 'samiApi' } },
		}),
		nodeTypes: { 'bench.convert': nodes.SamiVoiceConversion },
		credentialTypes: { samiApi: credentials.SamiApi },
		credentials: { samiApi: { ...account.sami, authentication: 'token' } },
		binaryMode: 'filesystem',
		input: [{ json: {}, binary: { data: binary } }],
	});
	if (error) throw error;
	return items('Convert')[0]!.json;
}

async function post(path: string, body: unknown) {
	const response = await fetch(`${url}${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	const text = await response.text();
	return JSON.parse(text || '{}') as { id: string; sami: Record<string, string> };
}
