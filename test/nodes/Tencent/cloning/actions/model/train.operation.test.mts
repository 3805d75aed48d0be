import { readFile } from 'node:fs/promises';
import { measurePitch } from '../../../../../../sandbox/audio/measurePitch.mts';
import { readWav } from '../../../../../audio/readWav.mts';
import { readBinary, removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import {
	createAccount,
	listAllJobs,
	listObjects,
	publishFile,
	reportTraffic,
} from '../../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../../sandbox/account.mts';
import { createSilentAccount, recordingItem, runCloning } from '../../runCloning.mts';

afterAll(removeTemporaryData);

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
		parameters: { trainingSource: 'binary', newModelName: modelName, waitMode: 'poll' },
	});
	expect(run.status).toBe('success');
}

describe('training a model', () => {
	it('lets text come out in the voice of the recordings', async () => {
		const account = await createAccount();
		await trainVoice(account, 'narrator');
		const speak = async (modelName: string) => {
			const { items } = await runCloning({
				account,
				parameters: {
					text: 'Good morning, and welcome to the show.',
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

	it('takes the recordings of all items into one job, paired with each, and removes the uploads', async () => {
		const account = await createSilentAccount();
		const input = await Promise.all(
			['training-1.wav', 'training-2.wav'].map(async (name) => await recordingItem(name)),
		);
		const { items } = await runCloning({
			account,
			operation: 'model.train',
			input,
			parameters: { trainingSource: 'binary', newModelName: 'both', totalEpoch: 12 },
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

	it('returns an item that cannot be used as failed, in its place, and trains with the others', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			operation: 'model.train',
			input: [
				{ json: {} },
				await recordingItem('training-1.wav'),
				await recordingItem('training-2.wav'),
			],
			parameters: { trainingSource: 'binary', newModelName: 'both' },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items('Clone')).toMatchObject([
			{ json: { error: expect.stringContaining('no file') }, pairedItem: { item: 0 } },
			{ json: { state: 'COMPLETED' }, pairedItem: [{ item: 1 }, { item: 2 }] },
		]);
	});

	it('separates vocals from music when asked to, and only for singing', async () => {
		const account = await createSilentAccount();
		const run = {
			account,
			operation: 'model.train',
			parameters: { trainingSource: 'url', newModelName: 'star', useSeparate: true },
			options: { uniqueNames: false },
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

	it('says where to store what it makes, under a name of its own, when asked to', async () => {
		const account = await createSilentAccount({ holdJobs: true });
		const { contentId } = account.tencent;
		const url = await publishFile(
			'training.wav',
			await readFile('examples/recordings/training-1.wav'),
		);
		await runCloning({
			account,
			operation: 'model.train',
			parameters: { trainingSource: 'url', url, newModelName: 'stored', waitMode: 'none' },
			options: { contentId, destination: '/models', outputPrefix: 'ann' },
		});
		expect((await listAllJobs(account))[0]!.outputs).toEqual([
			{
				contentId,
				destination: '/models',
				inputSelectors: [0],
				smartContentDescriptor: {
					outputPrefix: expect.stringMatching(/^ann[0-9A-Za-z]{8}00_$/),
					voiceCloning: { type: 2, totalEpoch: 30, modelName: 'stored' },
				},
			},
		]);
	});

	it('trains a model for each item when asked to', async () => {
		const account = await createSilentAccount();
		const url = await publishFile(
			'training.wav',
			await readFile('examples/recordings/training-1.wav'),
		);
		const { items } = await runCloning({
			account,
			operation: 'model.train',
			input: [{ json: { name: 'one' } }, { json: { name: 'two' } }],
			parameters: {
				jobMode: 'perItem',
				trainingSource: 'url',
				url,
				newModelName: '={{ $json.name }}',
			},
		});
		expect(items('Clone').map(({ json }) => json.modelName)).toEqual(['one', 'two']);
	});
});
