import { readFile } from 'node:fs/promises';
import { readWav } from '../../../../../audio/readWav.mts';
import { readBinary, removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import {
	createAccount,
	listAllJobs,
	listObjects,
	publishFile,
} from '../../../../../sandbox/account.mts';
import { createSilentAccount, recordingItem, runCloning } from '../../runCloning.mts';

afterAll(removeTemporaryData);

const SENTENCE = 'Good morning, and welcome to the show.';

describe('generating audio', () => {
	it('splits long text into parts, each with its input and output, and joins the audio in order', async () => {
		const account = await createAccount();
		const sentence = 'The quick brown fox jumps over the lazy dog, again and again. ';
		const long = sentence.repeat(20).trim();
		const { items } = await runCloning({ account, parameters: { text: long, download: true } });

		const [job] = await listAllJobs(account);
		expect(job!.inputs.map(({ sourceData }) => sourceData).join(' ')).toBe(long);
		expect(job!.inputs.every(({ sourceData }) => sourceData!.length <= 512)).toBe(true);
		expect(job!.outputs.map(({ inputSelectors }) => inputSelectors)).toEqual(
			job!.inputs.map((_, index) => [index]),
		);

		const [item] = items('Clone');
		const files = item!.json.files as Array<{ path: string }>;
		expect(files).toHaveLength(job!.inputs.length);
		const joined = readWav(await readBinary(item!.binary!.data!));
		expect(joined.durationSeconds).toBeGreaterThan(30);
	}, 180_000);

	it.each(['filesystem', 'database', 'default'] as const)(
		'uploads a recording in binary mode %s',
		async (binaryMode) => {
			const account = await createAccount();
			const { items } = await runCloning({
				account,
				binaryMode,
				input: [await recordingItem('speech.wav', binaryMode)],
				parameters: { inputSource: 'binary', download: true },
				options: { keepUpload: true },
			});
			expect(items('Clone')[0]!.json).toMatchObject({
				state: 'COMPLETED',
				task: 'generate',
				capability: 'voiceCloning',
			});
			const voice = readWav(await readBinary(items('Clone')[0]!.binary!.data!));
			expect(voice.durationSeconds).toBeCloseTo(6.9, 0);
			expect((await listObjects(account)).some((key) => key.endsWith('/0-speech.wav'))).toBe(true);
		},
	);

	it('takes a recording from a URL and from a repository', async () => {
		const account = await createAccount();
		const url = await publishFile('speech.wav', await readFile('examples/recordings/speech.wav'));
		const { items } = await runCloning({
			account,
			parameters: { inputSource: 'url', url, outputPrefix: 'news' },
		});
		const { path, fileName } = items('Clone')[0]!.json;
		expect(path).toBe(`output/${String(fileName)}`);
		expect(fileName).toMatch(/^news/);

		const again = await runCloning({
			account,
			parameters: {
				inputSource: 'repository',
				repositoryId: account.tencent.contentId,
				repositoryPath: `/${String(path)}`,
			},
		});
		expect(again.items('Clone')[0]!.json.state).toBe('COMPLETED');
	});

	it('returns the job as the vendor does when it is not to be simplified', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			parameters: { text: SENTENCE },
			options: { simplify: false },
		});
		expect(items('Clone')[0]!.json).toMatchObject({
			state: 3,
			timing: { createdAt: expect.any(String) },
			outputs: [{}],
		});
	});

	it('sends every setting to the vendor', async () => {
		const account = await createSilentAccount();
		await runCloning({
			account,
			parameters: { text: SENTENCE, destination: '/a b/中文', outputPrefix: 'x', waitMode: 'none' },
			options: {
				customId: 'mine',
				callback: 'https://example.com/callback',
				timeout: 600,
				uniqueNames: false,
			},
		});
		expect(await listAllJobs(account)).toMatchObject([
			{
				customId: 'mine',
				callback: 'https://example.com/callback',
				timeout: 600,
				inputs: [{ sourceData: SENTENCE }],
				outputs: [{ destination: '/a b/中文', smartContentDescriptor: { outputPrefix: 'x' } }],
			},
		]);
	});

	it('sends a recording as a signed URL of n8n, and does not show its token', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			withCos: false,
			input: [await recordingItem('speech.wav')],
			parameters: { inputSource: 'binary' },
			options: { binaryUpload: 'signedUrl', simplify: false },
		});
		const { url } = (await listAllJobs(account))[0]!.inputs[0]!;
		expect(url).toMatch(/\/binary-data\/signed\?token=./);
		expect(items('Clone')[0]!.json).toMatchObject({
			inputs: [{ url: url!.replace(/token=.*/, 'token=…') }],
		});
	});

	it('does not show the signature of an upload', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			input: [await recordingItem('speech.wav')],
			parameters: { inputSource: 'binary' },
			options: { simplify: false },
		});
		const { url } = (await listAllJobs(account))[0]!.inputs[0]!;
		expect(url).toMatch(/&q-signature=[0-9a-f]{40}/);
		const shown = (items('Clone')[0]!.json.inputs as Array<{ url: string }>)[0]!.url;
		expect(shown).toBe(url!.replace(/(q-ak|q-signature)=\w+/g, '$1=…'));
	});
});
