import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { inspectAudio } from '../../nodes/shared/audio/inspectAudio';
import { removeTemporaryData, storeBinary } from '../../tools/engine/index.mts';
import { createSilentAccount } from '../nodes/Tencent/cloning/runCloning.mts';
import { listForms } from '../support/nodeForms.mts';
import { fillForm, runForm } from '../support/runForm.mts';
import { requirePlainRun } from './support/plainTexts.mts';
import { tryFor } from './support/tryFor.mts';
import { spoiledBytes } from './support/spoil.mts';

afterAll(removeTemporaryData);

const STOP_AFTER = 2000;
const FILES = [
	'test/fixtures/cases/bw64.wav',
	'test/fixtures/cases/wav-byterate-16.wav',
	'test/fixtures/cases/wav-list-100k-11min.wav',
	'test/fixtures/cases/id3-adts.aac',
	'test/fixtures/cases/photo.heic',
	'test/fixtures/cases/voice.silk',
	'examples/recordings/speech.wav',
];

/** Files that begin as these do, and are broken. */
async function brokenFiles(): Promise<fc.Arbitrary<Buffer>> {
	const files = await Promise.all(
		FILES.map(async (name) => (await readFile(name)).subarray(0, 70_000)),
	);
	const made = [
		'RIFF\0\0\0\0WAVEfmt ',
		'RF64\xff\xff\xff\xffWAVE',
		'fLaC',
		'ID3\x04\0\0\x7f\x7f\x7f\x7f',
		'OggS',
		'\xff\xfb\x90\0',
	];
	const heads = made.map((head) =>
		Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(600, 0xff)]),
	);
	return fc.oneof(...[...files, ...heads].map(spoiledBytes));
}

describe('whatever a recording begins with', () => {
	it('looking at it never throws, and finds nothing impossible', async () => {
		const files = fc.tuple(await brokenFiles(), fc.option(fc.nat()));
		await tryFor(5000, files, ([bytes, size]) => {
			const found = inspectAudio(bytes, size ?? undefined) as Record<string, unknown> | undefined;
			for (const value of Object.values(found ?? {})) {
				if (typeof value !== 'number') continue;
				expect(Number.isNaN(value) || value < 0).toBe(false);
			}
		});
	}, 30_000);

	it.each(
		listForms()
			.filter(({ chosen }) => chosen.operation === 'convert' || chosen.operation === 'generate')
			.map((form) => [form.title, form] as const),
	)(
		'%s never crashes and says nothing raw',
		async (_title, form) => {
			const account = await createSilentAccount();
			const files = fc.array(await brokenFiles(), { minLength: 4, maxLength: 4 });
			await tryFor(3000, files, async (batch) => {
				const input = await Promise.all(
					batch.map(async (content) => ({
						json: {},
						binary: {
							data: await storeBinary(content, {
								binaryMode: 'filesystem',
								fileName: 'a.wav',
								mimeType: 'audio/wav',
							}),
						},
					})),
				);
				const parameters = {
					...fillForm(form, account),
					inputSource: 'binary',
					binaryPropertyName: 'data',
				};
				requirePlainRun(
					await runForm(form, account, parameters, {
						input,
						onError: 'continueRegularOutput',
						signal: AbortSignal.timeout(STOP_AFTER),
					}),
				);
			});
		},
		30_000,
	);
});
