import { mkdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ICredentialDataDecryptedObject, ICredentialType, INodeType } from 'n8n-workflow';
import type { inspectAudio } from '../nodes/shared/audio/inspectAudio.ts';
import { demoCredentials } from '../sandbox/accounts.mts';
import { startSandbox } from '../sandbox/server.mts';
import { demoTencentCredentials } from '../sandbox/tencent/credentials.mts';
import { readBinary, removeTemporaryData, runWorkflow } from '../test/engine/index.mts';
import { printTable } from './printTable.mts';

// The example workflows run as in n8n: with its own engine and the built package; only the vendors are the sandbox.
const load = createRequire(import.meta.url);
const { n8n } = load('../package.json') as { n8n: { nodes: string[]; credentials: string[] } };
const audioFile: { inspectAudio: typeof inspectAudio } = load(
	'../dist/nodes/shared/audio/inspectAudio.js',
);

/** Creates the classes that package.json names, by the name n8n knows each by. */
function loadAll<T>(files: string[], nameOf: (type: T) => string): Record<string, T> {
	const types = files.flatMap((file) =>
		Object.values(load(`../${file}`) as Record<string, new () => T>),
	);
	return Object.fromEntries(types.map((Type) => new Type()).map((type) => [nameOf(type), type]));
}

const nodeTypes = loadAll<INodeType>(
	n8n.nodes,
	({ description }) => `n8n-nodes-voice-cloning.${description.name}`,
);
const credentialTypes = loadAll<ICredentialType>(n8n.credentials, ({ name }) => name);

/** What each example makes: which node, of what, and which node writes the file. */
const examples = [
	{
		workflow: 'voice-conversion.json',
		input: 'speech.wav',
		maker: 'SAMI Voice Conversion',
		voice: 'zh_female_qingxin',
		writer: 'Write Converted Recording',
	},
	{
		workflow: 'voice-cloning.json',
		input: 'training-1.wav, training-2.wav, a text',
		maker: 'Speak',
		voice: 'narrator (trained)',
		writer: 'Write Speech',
	},
	{
		workflow: 'singing-cloning.json',
		input: 'song.wav',
		maker: 'Cover Song',
		voice: 'default',
		writer: 'Write Cover',
	},
];

await rm('demo-output', { recursive: true, force: true });
await mkdir('demo-output');
const sandbox = await startSandbox({ port: 0 });
try {
	const rows = [];
	for (const example of examples) rows.push(await run(example));
	printTable(...rows);
} finally {
	await sandbox.close();
	await removeTemporaryData();
}

async function run({
	workflow,
	input,
	maker,
	voice,
	writer,
}: (typeof examples)[number]): Promise<Record<string, string>> {
	const started = performance.now();
	const { error, items } = await runWorkflow({
		workflow: JSON.parse(await readFile(`examples/${workflow}`, 'utf8')),
		nodeTypes,
		credentialTypes,
		credentials: createCredentials(sandbox.url),
	});
	if (error) throw error;
	const seconds = (performance.now() - started) / 1000;
	const audio = await readBinary(items(maker)[0]!.binary!.data!);
	return {
		input,
		speaker: voice,
		length: `${audioFile.inspectAudio(audio, audio.length)!.durationSeconds!.toFixed(2)} s`,
		size: `${Math.round(audio.length / 1024)} KB`,
		time: `${seconds.toFixed(1)} s`,
		file: String(items(writer)[0]!.json.fileName),
	};
}

/** What `npm run sandbox` prints, under the names that the example workflows give their credentials. */
function createCredentials(url: string): Record<string, ICredentialDataDecryptedObject> {
	const { secretId, secretKey, cos } = demoTencentCredentials;
	return {
		'SAMI Sandbox': {
			...demoCredentials,
			authentication: 'accessKey',
			baseUrl: url,
			openApiUrl: `${url}/open-api`,
		},
		'Tencent Media Lab Sandbox': {
			secretId,
			secretKey,
			endpoint: 'custom',
			baseUrl: `${url}/release`,
		},
		'Tencent COS Sandbox': { ...cos, endpoint: `${url}/cos/${cos.bucket}` },
	};
}
