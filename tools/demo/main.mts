import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { readSound } from '../../sandbox/audio/readSound.mts';
import { durationOf } from '../../sandbox/audio/sound.mts';
import { startSandbox } from '../../sandbox/server.mts';
import { removeTemporaryData, runWorkflow } from '../engine/index.mts';
import { createSandboxCredentials } from '../examples/sandboxCredentials.mts';
import { printTable } from '../terminal/printTable.mts';
import { loadPackage } from './loadPackage.mts';

// `npm run demo`: the example workflows run as in n8n, with its own engine and the built package; only the vendors are
// the sandbox.

/** What each example makes: of what, with which voice, and which node writes the file. */
const examples = [
	{
		workflow: 'voice-conversion.json',
		input: 'speech.wav',
		speaker: 'zh_female_qingxin',
		writer: 'Write Converted Recording',
	},
	{
		workflow: 'voice-cloning.json',
		input: 'training-1.wav, training-2.wav, a text',
		speaker: 'narrator (trained)',
		writer: 'Write Speech',
	},
	{
		workflow: 'song-cover.json',
		input: 'song.wav',
		speaker: 'default',
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
	speaker,
	writer,
}: (typeof examples)[number]): Promise<Record<string, string>> {
	const started = performance.now();
	const { error, items } = await runWorkflow({
		workflow: JSON.parse(await readFile(`examples/${workflow}`, 'utf8')),
		...loadPackage(),
		credentials: Object.fromEntries(
			createSandboxCredentials(sandbox.url).map(({ name, data }) => [name, data]),
		),
	});
	if (error) throw error;
	const seconds = (performance.now() - started) / 1000;
	const file = String(items(writer)[0]!.json.fileName);
	const length = durationOf(await readSound(file, 48_000));
	return {
		input,
		speaker,
		length: `${length.toFixed(2)} s`,
		size: `${Math.round((await stat(file)).size / 1024)} KB`,
		time: `${seconds.toFixed(1)} s`,
		file,
	};
}
