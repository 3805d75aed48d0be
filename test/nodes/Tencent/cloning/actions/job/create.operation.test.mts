import { resetSuspendState } from '../../../../../../nodes/Tencent/cloning/suspend/state';
import { readBinary, removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import {
	countRequests,
	injectFaults,
	listAllJobs,
	reportTraffic,
} from '../../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../../sandbox/account.mts';
import { readExample } from '../../../mediaLab/documentedExamples.mts';
import { createSilentAccount, readFailure, runCloning } from '../../runCloning.mts';
import type { CloningRun } from '../../runCloning.mts';
import { endAll, held } from '../../suspend/suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

async function create(account: SandboxAccount, request: unknown, run: Partial<CloningRun> = {}) {
	return await runCloning({
		account,
		operation: 'job.create',
		...run,
		parameters: { createJobRequest: JSON.stringify(request), ...run.parameters },
	});
}

const speak = (inputSelectors: number[], contentId: string, model = 'default') => ({
	contentId,
	destination: '/mixed',
	inputSelectors,
	smartContentDescriptor: { voiceCloning: { type: 1, modelName: model } },
});

/** Two texts, of which three outputs are made, by two models. */
const mixed = ({ tencent: { contentId } }: SandboxAccount) => ({
	inputs: [{ sourceData: 'One.' }, { sourceData: 'Two.' }],
	outputs: [speak([1], contentId), speak([0], contentId, 'narrator'), speak([0, 1], contentId)],
});

describe('creating a job from a written request', () => {
	it.each(['poll', 'suspend'])(
		'returns a file for each of its outputs, in their order, in wait mode %s',
		async (waitMode) => {
			const account = await createSilentAccount(waitMode === 'suspend' ? held : {});
			await createModel(account, 'narrator');
			const started = await create(account, mixed(account), {
				parameters: { waitMode, download: true },
			});
			if (waitMode === 'suspend') await endAll(account);
			const ended = waitMode === 'suspend' ? (await started.resumeByCall()).goneOn! : started;
			const [item] = ended.items('Clone');
			expect(Object.keys(item!.binary!)).toEqual(['data', 'data_1', 'data_2']);
			const files = item!.json.files as Array<{ fileName: string }>;
			expect(Object.values(item!.binary!).map(({ fileName }) => fileName)).toEqual(
				files.map(({ fileName }) => fileName),
			);
			expect(new Set(files.map(({ fileName }) => fileName)).size).toBe(3);
			for (const file of Object.values(item!.binary!))
				expect((await readBinary(file)).length).toBeGreaterThan(44);
		},
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

	it.each<[string, unknown, string]>([
		['text that is no JSON', '{"inputs": [', 'Job Request is not valid JSON'],
		['a list', '[]', 'Job Request must be a JSON object'],
		['no outputs', { inputs: [{ sourceData: 'Hi' }] }, 'createJobRequest.outputs: outputs must be'],
		[
			'an unknown type of task',
			{
				inputs: [{ sourceData: 'Hi' }],
				outputs: [
					{
						contentId: 'c',
						inputSelectors: [0],
						smartContentDescriptor: { voiceCloning: { type: 3, modelName: 'default' } },
					},
				],
			},
			'createJobRequest.outputs[0].smartContentDescriptor.voiceCloning.type: type must be 1',
		],
		[
			'no type of task',
			{
				inputs: [{ sourceData: 'Hi' }],
				outputs: [
					{
						contentId: 'c',
						inputSelectors: [0],
						smartContentDescriptor: { voiceCloning: { modelName: 'default' } },
					},
				],
			},
			'createJobRequest.outputs[0].smartContentDescriptor.voiceCloning.type: type must be 1',
		],
		[
			'an input that is not there',
			{
				inputs: [{ sourceData: 'Hi' }],
				outputs: [{ inputSelectors: [1], smartContentDescriptor: { musicBeat: {} } }],
			},
			'createJobRequest.outputs[0].inputSelectors: inputSelectors must be a list of positions',
		],
		[
			'the placeholders of the documentation',
			readExample('voiceCloning', 'createJob.generate.request'),
			'createJobRequest.callback: Callback URL must be a complete http://',
		],
	])('refuses %s before anything is sent', async (_what, request, message) => {
		const account = await createSilentAccount();
		const createJobRequest = typeof request === 'string' ? request : JSON.stringify(request);
		const run = await create(account, request, { parameters: { createJobRequest } });
		expect(readFailure(run).message).toContain(message);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});
});

async function createModel(account: SandboxAccount, modelName: string): Promise<void> {
	const training = {
		inputs: [{ url: 'https://example.com/voice.wav' }],
		outputs: [
			{ inputSelectors: [0], smartContentDescriptor: { voiceCloning: { type: 2, modelName } } },
		],
	};
	await create(account, training, { parameters: { waitMode: 'none' } });
	await endAll(account);
}
