import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SamiApi } from '../credentials/SamiApi.credentials.ts';
import type { SamiVoiceConversion } from '../nodes/Sami/VoiceConversion/SamiVoiceConversion.node.ts';
import type { inspectAudio } from '../nodes/shared/audioFile.ts';
import { demoCredentials } from '../sandbox/accounts.mts';
import { startSandbox } from '../sandbox/server.mts';
import { readBinary, removeTemporaryData, runWorkflow } from '../test/engine/index.mts';
import { printTable } from './printTable.mts';

// The example workflows run as in n8n: with its own engine and the built package; only the vendors are the sandbox.
const load = createRequire(import.meta.url);
const nodes: { SamiVoiceConversion: typeof SamiVoiceConversion } = load(
	'../dist/nodes/Sami/VoiceConversion/SamiVoiceConversion.node.js',
);
const credentials: { SamiApi: typeof SamiApi } = load('../dist/credentials/SamiApi.credentials.js');
const audioFile: { inspectAudio: typeof inspectAudio } = load('../dist/nodes/shared/audioFile.js');

await mkdir('demo-output', { recursive: true });
const sandbox = await startSandbox({ port: 0 });
try {
	await demonstrateVoiceConversion();
} finally {
	await sandbox.close();
	await removeTemporaryData();
}

async function demonstrateVoiceConversion(): Promise<void> {
	const started = performance.now();
	const { error, items } = await runWorkflow({
		workflow: JSON.parse(await readFile('examples/voice-conversion.json', 'utf8')),
		nodeTypes: { 'n8n-nodes-voice-cloning.samiVoiceConversion': nodes.SamiVoiceConversion },
		credentialTypes: { samiApi: credentials.SamiApi },
		credentials: {
			'SAMI Sandbox': {
				...demoCredentials,
				authentication: 'accessKey',
				baseUrl: sandbox.url,
				openApiUrl: `${sandbox.url}/open-api`,
			},
		},
	});
	if (error) throw error;
	const seconds = (performance.now() - started) / 1000;

	const [converted] = items('SAMI Voice Conversion');
	const [written] = items('Write Converted Recording');
	const audio = await readBinary(converted!.binary!.data!);
	printTable({
		input: 'examples/recordings/speech.wav',
		speaker: String(converted!.json.speaker),
		length: `${audioFile.inspectAudio(audio, audio.length)!.durationSeconds!.toFixed(2)} s`,
		size: `${Math.round(audio.length / 1024)} KB`,
		time: `${seconds.toFixed(1)} s`,
		file: String(written!.json.fileName),
	});
}
