import { readFile } from 'node:fs/promises';
import { inspectAudio } from '../../../../../nodes/shared/audio/inspectAudio';
import { measurePitch } from '../../../../../sandbox/audio/measurePitch.mts';
import { encodeSpeech } from '../../../../audio/encodeSpeech.mts';
import { readWav } from '../../../../audio/readWav.mts';
import { listSearch, readBinary, removeTemporaryData } from '../../../../engine/index.mts';
import {
	createAccount,
	injectFaults,
	listAllJobs,
	listObjects,
	publishFile,
	reportTraffic,
} from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import {
	createSilentAccount,
	credentialTypes,
	nodeTypes,
	recordingItem,
	runCloning,
} from '../runCloning.mts';

afterAll(removeTemporaryData);

const SENTENCE = 'Good morning, and welcome to the show.';

async function pitchOf(file: string): Promise<number> {
	return measurePitch(readWav(await readFile(file))).median!;
}

async function trainVoice(account: SandboxAccount, modelName: string): Promise<void> {
	const input = await Promise.all(
		['training-1.wav', 'training-2.wav'].map(async (name) => await recordingItem(name)),
	);
	const { run } = await runCloning({
		account,
		operation: 'model.train',
		input,
		parameters: { inputSource: 'binary', modelName, waitMode: 'poll' },
	});
	expect(run.status).toBe('success');
}

describe('training and speaking', () => {
	it('a text comes out in the voice of the recordings', async () => {
		const account = await createAccount();
		await trainVoice(account, 'narrator');
		const speak = async (modelName: string) => {
			const { items } = await runCloning({
				account,
				parameters: {
					text: SENTENCE,
					modelName: { __rl: true, mode: 'name', value: modelName },
					download: true,
				},
			});
			return items('Clone')[0]!;
		};
		const cloned = await speak('narrator');
		const other = await speak('default');
		expect(cloned.binary!.data).toMatchObject({ mimeType: 'audio/wav', fileExtension: 'wav' });

		const pitch = async (item: typeof cloned) =>
			measurePitch(readWav(await readBinary(item.binary!.data!))).median!;
		const wanted =
			((await pitchOf('examples/recordings/training-1.wav')) +
				(await pitchOf('examples/recordings/training-2.wav'))) /
			2;
		expect(Math.abs((await pitch(cloned)) - wanted)).toBeLessThan(
			Math.abs((await pitch(other)) - wanted),
		);
		expect((await pitch(cloned)) / wanted).toBeGreaterThan(0.9);
		expect((await pitch(cloned)) / wanted).toBeLessThan(1.1);
	});

	it('one job takes the recordings of all items, paired with each, and its uploads are removed', async () => {
		const account = await createSilentAccount();
		const input = await Promise.all(
			['training-1.wav', 'training-2.wav'].map(async (name) => await recordingItem(name)),
		);
		const { items } = await runCloning({
			account,
			operation: 'model.train',
			input,
			parameters: { inputSource: 'binary', modelName: 'both', totalEpoch: 12 },
		});
		const [job] = await listAllJobs(account);
		expect(job!.inputs).toHaveLength(2);
		expect(job!.outputs).toMatchObject([
			{
				inputSelectors: [0, 1],
				smartContentDescriptor: { voiceCloning: { type: 2, totalEpoch: 12, modelName: 'both' } },
			},
		]);
		expect(items('Clone')).toMatchObject([
			{
				json: { task: 'train', modelName: 'both', state: 'COMPLETED' },
				pairedItem: [{ item: 0 }, { item: 1 }],
			},
		]);
		expect(await listObjects(account)).toEqual([]);
		expect(
			(await reportTraffic(account)).requests.filter(({ endpoint }) => endpoint === 'cosPut'),
		).toHaveLength(2);
	});

	it('an item that cannot be used comes out as failed, in its place, and the model is trained with the others', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			operation: 'model.train',
			input: [
				{ json: {} },
				await recordingItem('training-1.wav'),
				await recordingItem('training-2.wav'),
			],
			parameters: { inputSource: 'binary', modelName: 'both' },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items('Clone')).toMatchObject([
			{ json: { error: expect.stringContaining('no file') }, pairedItem: { item: 0 } },
			{ json: { state: 'COMPLETED' }, pairedItem: [{ item: 1 }, { item: 2 }] },
		]);
	});

	it('vocals are separated from music when asked for, only for singing', async () => {
		const account = await createSilentAccount();
		const run = {
			account,
			operation: 'model.train',
			parameters: { inputSource: 'url', modelName: 'star', useSeparate: true },
		};
		const url = await publishFile('song.wav', await readFile('examples/recordings/song.wav'));
		await runCloning({
			...run,
			node: 'tencentSingingCloning',
			parameters: { ...run.parameters, url },
		});
		await runCloning({ ...run, parameters: { ...run.parameters, url } });
		expect(
			(await listAllJobs(account)).map(({ outputs }) => outputs[0]!.smartContentDescriptor),
		).toEqual([
			{ singingCloning: { type: 2, totalEpoch: 30, modelName: 'star', useSeparate: 2 } },
			{ voiceCloning: { type: 2, totalEpoch: 30, modelName: 'star' } },
		]);
	});

	it('each item is a job of its own when asked for', async () => {
		const account = await createSilentAccount();
		const url = await publishFile(
			'training.wav',
			await readFile('examples/recordings/training-1.wav'),
		);
		const { items } = await runCloning({
			account,
			operation: 'model.train',
			input: [{ json: { name: 'one' } }, { json: { name: 'two' } }],
			parameters: { jobMode: 'perItem', inputSource: 'url', url, modelName: '={{ $json.name }}' },
		});
		expect(items('Clone').map(({ json }) => json.modelName)).toEqual(['one', 'two']);
	});
});

describe('generating', () => {
	it('cuts a long text into one input and one output a part, and joins the parts again in order', async () => {
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
	});

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

	it('covers a song, the singing apart from the music', async () => {
		const account = await createAccount();
		const { items } = await runCloning({
			account,
			node: 'tencentSingingCloning',
			input: [await recordingItem('song.wav')],
			parameters: { inputSource: 'binary', useSeparate: true, download: true },
		});
		expect((await listAllJobs(account))[0]!.outputs).toMatchObject([
			{
				smartContentDescriptor: {
					singingCloning: { type: 1, modelName: 'default', useSeparate: 2 },
				},
			},
		]);
		const [item] = items('Clone');
		expect(item!.json).toMatchObject({ capability: 'singingCloning', state: 'COMPLETED' });
		const cover = await readBinary(item!.binary!.data!);
		expect(readWav(cover).durationSeconds).toBeCloseTo(
			readWav(await readFile('examples/recordings/song.wav')).durationSeconds,
			1,
		);
	});

	it('moves a song as a whole, so that its melody stays', async () => {
		const account = await createAccount();
		const { items } = await runCloning({
			account,
			node: 'tencentSingingCloning',
			input: [await recordingItem('song.wav')],
			parameters: { inputSource: 'binary', download: true },
		});
		const cover = readWav(await readBinary(items('Clone')[0]!.binary!.data!));
		const semitones =
			12 * Math.log2(measurePitch(cover).median! / (await pitchOf('examples/recordings/song.wav')));
		expect(Math.abs(semitones)).toBeGreaterThan(1);
		expect(Math.abs(semitones - Math.round(semitones))).toBeLessThan(0.2);
	});

	it('types a song by what it is: without separation, of an MP3 file', async () => {
		const account = await createAccount();
		const url = await publishFile('song.mp3', encodeSpeech('mp3', 44100, 2));
		const { items } = await runCloning({
			account,
			node: 'tencentSingingCloning',
			parameters: { inputSource: 'url', url, download: true },
		});
		const file = items('Clone')[0]!.binary!.data!;
		expect(file).toMatchObject({ mimeType: 'audio/mpeg', fileExtension: 'mp3' });
		expect(inspectAudio(await readBinary(file))).toMatchObject({ extension: 'mp3' });
		expect((await listAllJobs(account))[0]!.outputs[0]).not.toHaveProperty(
			'smartContentDescriptor.singingCloning.useSeparate',
		);
	});

	it('returns the job as it came when it is not to be simplified', async () => {
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

	it('hands everything that was chosen to the vendor', async () => {
		const account = await createSilentAccount();
		await runCloning({
			account,
			parameters: { text: SENTENCE, destination: '/a b/中文', outputPrefix: 'x', waitMode: 'none' },
			options: { customId: 'mine', callback: 'https://example.com/callback', timeout: 600 },
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
});

describe('looking at jobs and models', () => {
	it('gets a job by its ID, with its audio', async () => {
		const account = await createAccount();
		const { items } = await runCloning({ account, parameters: { text: SENTENCE } });
		const { jobId } = items('Clone')[0]!.json;
		const got = await runCloning({
			account,
			operation: 'job.get',
			parameters: { jobId: String(jobId), download: true },
		});
		expect(got.items('Clone')[0]!.json).toEqual(items('Clone')[0]!.json);
		expect(got.items('Clone')[0]!.binary!.data!.mimeType).toBe('audio/wav');
	});

	it('gets the jobs of a Custom ID', async () => {
		const account = await createSilentAccount();
		await runCloning({
			account,
			parameters: { text: SENTENCE },
			options: { customId: 'mine' },
			input: [{ json: {} }, { json: {} }],
		});
		const { items } = await runCloning({
			account,
			operation: 'job.getMany',
			parameters: { customId: 'mine' },
		});
		expect(items('Clone')).toMatchObject([
			{ json: { customId: 'mine' } },
			{ json: { customId: 'mine' } },
		]);
		const none = await runCloning({
			account,
			operation: 'job.getMany',
			parameters: { customId: 'nobody' },
		});
		expect(none.items('Clone')).toEqual([]);
		await injectFaults(account, {
			endpoint: 'listJobs',
			kind: 'missingJobs',
			jobs: 1,
			counted: true,
		});
		const some = await runCloning({
			account,
			operation: 'job.getMany',
			parameters: { customId: 'mine' },
		});
		expect(some.items('Clone')).toHaveLength(1);
		expect(some.run.data.resultData.runData.Clone![0]!.hints).toMatchObject([
			{ message: 'Tencent Media Lab lists only 1 of the 2 jobs with the Custom ID mine' },
		]);
	});

	it('lists models, all or some, and in the picker with default first', async () => {
		const account = await createSilentAccount({ concurrentJobs: 100 });
		const names = Array.from({ length: 103 }, (_, index) => `voice_${index}`);
		const url = await publishFile('any.wav', await readFile('examples/recordings/training-1.wav'));
		await runCloning({
			account,
			operation: 'model.train',
			input: names.map((name) => ({ json: { name } })),
			parameters: { jobMode: 'perItem', inputSource: 'url', url, modelName: '={{ $json.name }}' },
			options: { concurrency: 20 },
		});
		const all = await runCloning({
			account,
			operation: 'model.getMany',
			parameters: { returnAll: true },
		});
		expect(new Set(all.items('Clone').map(({ json }) => json.name))).toEqual(new Set(names));
		expect(all.items('Clone')[0]!.json.createdAt).toMatch(/^\d{4}-\d\d-\d\dT/);
		const some = await runCloning({
			account,
			operation: 'model.getMany',
			parameters: { limit: 7 },
		});
		expect(some.items('Clone')).toHaveLength(7);

		const search = async (filter?: string, paginationToken?: string) =>
			await listSearch(nodeTypes['n8n-nodes-voice-cloning.tencentVoiceCloning'], 'searchModels', {
				filter,
				paginationToken,
				credentialTypes,
				credentials: {
					tencentMediaLabApi: { gatewaySignature: false, ...account.tencent } as never,
				},
			});
		const first = await search();
		expect(first.results[0]!.value).toBe('default');
		const second = await search(undefined, String(first.paginationToken));
		expect(second.paginationToken).toBeUndefined();
		expect(first.results.length + second.results.length).toBe(104);
		expect((await search('VOICE_102')).results).toEqual([
			{ name: 'voice_102', value: 'voice_102' },
		]);
		expect((await search('nobody')).results).toEqual([]);
	});
});

it('hands a recording over as a signed URL of n8n, whose token it does not show', async () => {
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
	expect(shown).toBe(url!.replace(/q-signature=[0-9a-f]+/, 'q-signature=…'));
});
