import { readFile } from 'node:fs/promises';
import { resetSuspendState } from '../../../../../../nodes/Tencent/cloning/suspend/state';
import { measurePitch } from '../../../../../../sandbox/audio/measurePitch.mts';
import { readBinary, removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { readWav } from '../../../../../audio/readWav.mts';
import {
	countRequests,
	createAccount,
	injectFaults,
	listAllJobs,
	publishFile,
} from '../../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../../sandbox/account.mts';
import { callMediaLab, generate, train } from '../../../../../sandbox/vendorRequests.mts';
import { createSilentAccount, runCloning } from '../../runCloning.mts';
import { endAll, held } from '../../suspend/suspend.mts';
import { create } from './createFromRequest.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

const LONG_TEXT = 'The first of the two texts takes a good deal longer to say than the other one.';
const RECORDING = 'examples/recordings/training-1.wav';

/** Two texts, of which three outputs are made, by two models. */
const mixed = (account: SandboxAccount) => ({
	inputs: [{ sourceData: LONG_TEXT }, { sourceData: 'Yes.' }],
	outputs: [
		generate(account, { inputSelectors: [1] }),
		generate(account, { inputSelectors: [0], modelName: 'narrator' }),
		generate(account, { inputSelectors: [0, 1] }),
	],
});

describe('creating a job from a written request', () => {
	it.each(['poll', 'suspend'])(
		'returns the audio of each of its outputs, in their order, in wait mode %s',
		async (waitMode) => {
			const account = await createAccount(waitMode === 'suspend' ? held : {});
			await trainModel(account, 'narrator');
			const started = await create(account, mixed(account), {
				parameters: { waitMode, download: true },
			});
			if (waitMode === 'suspend') await endAll(account);
			const ended = waitMode === 'suspend' ? (await started.resumeByCall()).goneOn! : started;
			const [item] = ended.items('Clone');
			const binary = item!.binary!;
			expect(Object.keys(binary)).toEqual(['data', 'data_1', 'data_2']);
			const files = item!.json.files as Array<{ fileName: string }>;
			const names = files.map(({ fileName }) => fileName);
			expect(Object.values(binary).map(({ fileName }) => fileName)).toEqual(names);
			expect(new Set(names).size).toBe(3);

			const [short, long, both] = await Promise.all(
				Object.values(binary).map(async (file) => readWav(await readBinary(file))),
			);
			expect(long!.durationSeconds).toBeGreaterThan(short!.durationSeconds * 3);
			expect(both!.durationSeconds).toBeCloseTo(short!.durationSeconds + long!.durationSeconds, 1);
			const recorded = measurePitch(readWav(await readFile(RECORDING))).median!;
			expect(Math.abs(measurePitch(long!).median! / recorded - 1)).toBeLessThan(0.1);
			expect(measurePitch(both!).median!).toBeGreaterThan(measurePitch(long!).median! * 1.2);
		},
		180_000,
	);

	it('sends what is not documented as it is written', async () => {
		const account = await createSilentAccount();
		const { contentId } = account.tencent;
		const request = {
			customId: 'own',
			inputs: [{ url: 'https://example.com/song.mp3' }],
			outputs: [
				{
					contentId,
					inputSelectors: [0],
					smartContentDescriptor: {
						outputPrefix: 'stems',
						musicSeperate: { model: 'vocals', nested: { depth: [1, null] } },
					},
				},
				{
					contentId,
					inputSelectors: [0],
					smartContentDescriptor: {
						singingCloning: { type: 1, modelName: 'default', pitch: 2 },
						quality: 'high',
					},
				},
			],
			timeout: 90,
		};
		await create(account, request, {
			parameters: { waitMode: 'none' },
			options: { uniqueNames: false, timeout: 5, customId: 'other' },
		});
		expect(await listAllJobs(account)).toMatchObject([request]);
	});

	it('says why the files of another capability are not downloaded', async () => {
		const account = await createSilentAccount();
		const output = (descriptor: object) => ({
			contentId: account.tencent.contentId,
			destination: '/output',
			inputSelectors: [0],
			smartContentDescriptor: descriptor,
		});
		const request = {
			inputs: [{ sourceData: 'Hello.' }],
			outputs: [
				output({ voiceCloning: { type: 1, modelName: 'default' } }),
				output({ musicSeperate: {} }),
			],
		};
		const { items } = await create(account, request, {
			parameters: { waitMode: 'poll', download: true },
		});
		const [item] = items('Clone');
		expect(Object.keys(item!.binary!)).toEqual(['data']);
		expect(item!.json.downloadError).toContain(
			"This node does not know the files of the capability 'musicSeperate'",
		);
	});

	it('takes an expression that returns an object, and the whole body of an example', async () => {
		const account = await createSilentAccount();
		const request = mixed(account);
		request.outputs.splice(1, 1);
		const { run } = await runCloning({
			account,
			operation: 'job.create',
			input: [{ json: { body: { action: 'CreateJob', createJobRequest: request } } }],
			parameters: { createJobRequest: '={{ $json.body }}', waitMode: 'none' },
		});
		expect(run.status).toBe('success');
		expect(await listAllJobs(account)).toMatchObject([{ inputs: request.inputs }]);
	});

	it('creates the job once, although the answer is lost', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, {
			endpoint: 'createJob',
			kind: 'reset',
			at: 'beforeAnswer',
			effect: 'done',
		});
		const request = { ...mixed(account), customId: 'campaign' };
		request.outputs.splice(1, 1);
		const { items } = await create(account, request);
		const jobs = await listAllJobs(account);
		expect(jobs).toHaveLength(1);
		expect(items('Clone')[0]!.json).toMatchObject({ jobId: jobs[0]!.id, customId: 'campaign' });
		expect(await countRequests(account)).toMatchObject({ createJob: 1 });
	});
});

async function trainModel(account: SandboxAccount, modelName: string): Promise<void> {
	const inputs = [{ url: await publishFile('voice.wav', await readFile(RECORDING)) }];
	await callMediaLab(account.tencent, 'CreateJob', { inputs, outputs: [train(modelName)] });
	await endAll(account);
}
