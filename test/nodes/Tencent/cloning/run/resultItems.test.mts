import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { resetSuspendState } from '../../../../../nodes/Tencent/cloning/suspend/state';
import { createAccount, listAllJobs } from '../../../../sandbox/account.mts';
import { caseItem } from '../../../../audio/caseFiles.mts';
import { createSilentAccount, readFailure, recordingItem, runCloning } from '../runCloning.mts';
import { endAll, held } from '../suspend/suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

const SIMPLIFIED = [
	...['jobId', 'customId', 'capability', 'task', 'state', 'fileName', 'path', 'contentId'],
	...['createdAt', 'completedAt', 'durationSeconds', 'sampleRate', 'channels', 'bytes'],
];

describe('An item with audio', () => {
	it('tells what the file is, and has no field that the contract lacks', async () => {
		const account = await createAccount();
		const { items } = await runCloning({
			account,
			parameters: { text: 'Good morning.', download: true },
		});
		const [{ json, binary }] = items('Clone') as [ReturnType<typeof items>[number]];
		expect(Object.keys(json).sort()).toEqual([...SIMPLIFIED].sort());
		expect(json).toMatchObject({ fileName: 'default-001.wav', channels: 1 });
		expect(binary!.data!.fileName).toBe('default-001.wav');
		expect(json.durationSeconds).toBeGreaterThan(0.2);
		expect(json.bytes).toBe(Number(binary!.data!.bytes ?? json.bytes));
	});

	it('lists the parts of a long text as they are in the bucket, and no path', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			parameters: { text: 'One is here. Two is here.', download: true },
			options: { partLength: 16 },
		});
		const { json } = items('Clone')[0]!;
		expect(json).not.toHaveProperty('path');
		expect(json.fileName).toBe('default-001.wav');
		expect(json.files).toEqual([
			{ fileName: expect.stringMatching(/out\.wav$/), path: expect.stringMatching(/^output\//) },
			{ fileName: expect.stringMatching(/out\.wav$/), path: expect.stringMatching(/^output\//) },
		]);
	});

	it('is named by its row, and never like another of the run', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			input: ['a', 'b', 'a.wav'].map((row) => ({ json: { row } })),
			parameters: { text: 'Hello.', download: true },
			options: { fileName: '={{ $json.row }}' },
		});
		expect(items('Clone').map(({ json }) => json.fileName)).toEqual(['a.wav', 'b.wav', 'a-2.wav']);
	});

	it('keeps the name of its recording through a suspended wait', async () => {
		const account = await createSilentAccount(held);
		const suspended = await runCloning({
			account,
			node: 'tencentSingingCloning',
			input: [await recordingItem('song.wav')],
			parameters: { inputSource: 'binary', waitMode: 'suspend', download: true },
		});
		await endAll(account);
		const { items } = await suspended.resumeByTimer();
		expect(items('Clone')[0]!.binary!.data!.fileName).toMatch(/^song-default\.(wav|mp3)$/);
	});

	it('is named after the recording and the model where its job is fetched', async () => {
		const account = await createSilentAccount();
		await runCloning({
			account,
			node: 'tencentSingingCloning',
			input: [await recordingItem('song.wav')],
			parameters: { inputSource: 'binary' },
		});
		const [job] = await listAllJobs(account);
		const { items } = await runCloning({
			account,
			node: 'tencentSingingCloning',
			operation: 'job.get',
			parameters: { jobId: job!.id, download: true },
		});
		expect(items('Clone')[0]!.json.fileName).toMatch(/^song-default\.(wav|mp3)$/);
	});
});

describe('An item that fails among others, with Continue On Fail,', () => {
	it.each(['poll', 'suspend'])(
		'keeps its file and its fields, and says what kind of failure it is, in wait mode %s',
		async (waitMode) => {
			const account = await createSilentAccount(waitMode === 'suspend' ? held : {});
			const good = await recordingItem('song.wav');
			const bad = await caseItem('error.html', { fileName: 'take 2.wav' });
			const started = await runCloning({
				account,
				node: 'tencentSingingCloning',
				input: [good, bad].map((item, row) => ({ ...item, json: { row } })),
				parameters: { inputSource: 'binary', waitMode, download: true },
				settings: { onError: 'continueRegularOutput' },
			});
			if (waitMode === 'suspend') await endAll(account);
			const ended = waitMode === 'suspend' ? await started.resumeByTimer() : started;
			expect(ended.items('Clone')).toMatchObject([
				{ json: { fileName: expect.stringMatching(/^song-default\./) } },
				{
					json: { row: 1, error: expect.any(String), errorCode: 'notAudio' },
					binary: { data: { fileName: 'take 2.wav' } },
				},
			]);
		},
	);
});

describe('A job that is fetched without a credential for Tencent COS', () => {
	it('comes out where it trains a model, and otherwise says to choose one or turn Download off', async () => {
		const account = await createSilentAccount();
		await runCloning({
			account,
			operation: 'model.train',
			parameters: {
				trainingSource: 'url',
				url: 'https://example.com/a.wav',
				newModelName: 'narrator',
				waitMode: 'none',
			},
		});
		const [training] = await listAllJobs(account);
		await runCloning({ account, parameters: { text: 'Hello.', waitMode: 'none' } });
		const generating = (await listAllJobs(account)).find(({ id }) => id !== training!.id)!;
		const get = async (jobId: string) =>
			await runCloning({
				account,
				operation: 'job.get',
				withCos: false,
				parameters: { jobId, download: true },
			});
		expect((await get(training!.id)).items('Clone')[0]!.json.jobId).toBe(training!.id);
		expect(readFailure(await get(generating.id)).description).toBe(
			'Choose a Tencent COS credential in the node, or turn Download off',
		);
	});
});
