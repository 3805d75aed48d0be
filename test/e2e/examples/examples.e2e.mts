import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readSound } from '../../../sandbox/audio/readSound.mts';
import { durationOf } from '../../../sandbox/audio/sound.mts';
import {
	exampleNames,
	exampleTrigger,
	provideExampleFiles,
	readExample,
} from '../../../tools/examples/exampleWorkflows.mts';
import {
	activateWorkflow,
	callWebhook,
	importWorkflows,
	runManually,
	signIn,
} from '../../../tools/n8n/index.mts';
import type { Execution, RunningN8n, Session } from '../../../tools/n8n/index.mts';
import { injectFaults } from '../../sandbox/account.mts';
import { preparePackageInN8n } from '../support/packageInN8n.mts';
import type { PackageInN8n } from '../support/packageInN8n.mts';
import { triggerByWebhook } from '../support/examples/triggerByWebhook.mts';

const examples = [
	{
		name: 'voice-conversion',
		maker: 'SAMI Voice Conversion',
		file: 'converted.wav',
		mimeType: 'audio/wav',
	},
	{ name: 'voice-cloning', maker: 'Speak', file: 'cloned.wav', mimeType: 'audio/wav' },
	{ name: 'song-cover', maker: 'Cover Song', file: 'cover.mp3', mimeType: 'audio/mpeg' },
];

describe('the example workflows in a real n8n', () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let session: Session;

	before(async () => {
		prepared = await preparePackageInN8n();
		const { instance, filesFolder } = prepared;
		await provideExampleFiles(filesFolder);
		const workflows = [];
		for (const name of exampleNames) workflows.push(await readExample(name, filesFolder));
		const answering = triggerByWebhook(workflows[0]!);
		await importWorkflows(instance, ...workflows, answering);
		n8n = await prepared.start();
		session = await signIn(n8n.url);
		await activateWorkflow(session, answering.id);
	});

	after(async () => await prepared?.end());

	const outputFile = (name: string) => join(prepared.filesFolder, 'output', name);

	const readRows = async (name: string) =>
		(await readFile(outputFile(name), 'utf8'))
			.replace(/^\uFEFF/, '')
			.trimEnd()
			.split(/\r?\n/);

	/** Runs an example as a user does in the editor. */
	const run = async (name: string): Promise<Execution> => {
		const execution = await runManually(session, name, exampleTrigger);
		const { status, error } = execution;
		assert.deepEqual({ status, error }, { status: 'success', error: undefined });
		return execution;
	};

	for (const { name, maker, file, mimeType } of examples) {
		it(`run ${name}`, async () => {
			const { items } = await run(name);
			const binary = items(maker)[0]!.binary!.data!;
			assert.equal(binary.mimeType, mimeType);
			assert.equal(`.${binary.fileExtension}`, extname(file));

			const query = new URLSearchParams({ id: binary.id!, action: 'download' });
			const download = await session.fetch(`/rest/binary-data?${query}`);
			assert.equal(download.headers.get('content-type'), mimeType);
			const audio = Buffer.from(await download.arrayBuffer());
			const written = outputFile(file);
			assert.ok((await readFile(written)).equals(audio));
			await assertSounds(written);
		});
	}

	it('name the recordings of a sheet by its rows, and report the row that has no text', async () => {
		await run('sheet-to-files');
		for (const name of ['welcome', 'opening-hours', 'goodbye'])
			await assertSounds(outputFile(`${name}.wav`));
		const [, ...rows] = await readRows('report.csv');
		assert.equal(rows.length, 4);
		assert.match(rows[0]!, /^welcome,welcome\.wav,\d+(\.\d+)?,$/);
		assert.match(rows[2]!, /^no-text,,,The text is empty/);
	});

	it('convert a folder, retry what failed at the service, and report what is no audio', async () => {
		await injectFaults({ id: 'demo' }, { kind: 'status', endpoint: 'invoke', status: 504 });
		const { items } = await run('bulk-conversion');
		assert.equal(items('Convert').length, 3);
		assert.equal(items('Convert Again').length, 1);
		const files = [...items('Convert'), ...items('Convert Again')].map(
			({ binary }) => binary!.data!.fileName!,
		);
		assert.equal(new Set(files).size, 4);
		for (const file of files) await assertSounds(outputFile(file));
		const [, ...rows] = await readRows('problems.csv');
		assert.equal(rows.length, 1);
		assert.match(rows[0]!, /^README\.md,.*error code: notAudio/);
	});

	it('join the parts of a long article to one recording', async () => {
		const { items } = await run('long-article');
		const [article, ...others] = items('Speak');
		assert.deepEqual(others, []);
		assert.ok((article!.json.files as string[]).length > 2);
		assert.equal(article!.binary!.data!.fileName, 'article.wav');
		await assertSounds(outputFile('article.wav'));
	});

	it('narrate a dialogue with subtitles that fit it, and pay for nothing when it is run again', async () => {
		const { items } = await run('dialogue');
		const [item] = items('Narrate');
		const { cues, durationSeconds } = item!.json as { cues: object[]; durationSeconds: number };
		assert.equal(cues.length, 7);
		assert.equal(item!.binary!.data!.fileName, 'dialogue.wav');
		await assertSounds(outputFile('dialogue.wav'));
		const sound = await readSound(outputFile('dialogue.wav'), 48_000);
		assert.ok(Math.abs(durationOf(sound) - durationSeconds) < 0.01);
		const subtitles = await readFile(outputFile('dialogue.srt'), 'utf8');
		assert.match(subtitles, /^1\r?\n00:00:00,\d{3} --> 00:00:/);
		assert.equal(subtitles, item!.json.subtitles);

		const again = (await run('dialogue')).items('Narrate')[0]!.json;
		assert.deepEqual([again.jobIds, again.reused], [[], 7]);
		assert.deepEqual(again.cues, cues);
	});

	it('convert a podcast in parts, and join them to one recording of the same length', async () => {
		const { items } = await run('podcast');
		const [podcast, ...others] = items('Convert');
		assert.deepEqual(others, []);
		assert.equal(podcast!.json.parts, 2);
		const written = outputFile(`podcast.${podcast!.binary!.data!.fileExtension}`);
		await assertSounds(written);
		const [before, after] = await Promise.all(
			['examples/podcast.mp3', written].map(async (file) =>
				durationOf(await readSound(file, 48_000)),
			),
		);
		assert.ok(before! > 60 && Math.abs(before! - after!) < 0.2);
	});

	it('answer a webhook with the audio', async () => {
		const answer = await callWebhook(n8n.url, 'voice-conversion-webhook');
		assert.equal(answer.status, 200);
		assert.equal(answer.headers.get('content-type'), 'audio/wav');
		const file = join(prepared.filesFolder, 'answer.wav');
		await writeFile(file, Buffer.from(await answer.arrayBuffer()));
		await assertSounds(file);
	});

	for (const end of ['stop', 'kill'] as const) {
		it(`run again after n8n has ended (${end})`, async () => {
			await n8n[end]();
			n8n = await prepared.start();
			session = await signIn(n8n.url);
			const { status } = await runManually(session, 'voice-conversion', exampleTrigger);
			assert.equal(status, 'success');
		});
	}
});

async function assertSounds(file: string): Promise<void> {
	const sound = await readSound(file, 48_000);
	assert.ok(durationOf(sound) > 1);
	assert.ok(sound.samples.some((sample) => Math.abs(sample) > 0.1));
}
