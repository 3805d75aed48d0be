import { resetJobMemory } from '../../../../../nodes/Tencent/mediaLab/lifecycle/jobMemory';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { countRequests, injectFaults, listAllJobs } from '../../../../sandbox/account.mts';
import { createSilentAccount, recordingItem, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

const createJob = { endpoint: 'createJob' } as const;
const speak = (texts: string[]) => texts.map((text) => ({ json: { text } }));
const text = { text: '={{ $json.text }}' };

describe('a run that is tried again reuses its jobs', () => {
	it('and creates only those that are missing', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, {
			...createJob,
			kind: 'errorResponse',
			message: 'try another day',
			fromRequest: 3,
		});
		const { run, items } = await runCloning({
			account,
			parameters: text,
			input: speak(['One.', 'Two.', 'Three.', 'Four.']),
			options: { concurrency: 1 },
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
		});
		expect(run.status).toBe('success');
		expect(await countRequests(account)).toMatchObject({ createJob: 5 });
		const jobs = await listAllJobs(account);
		expect(jobs.map(({ inputs }) => inputs[0]!.sourceData)).toEqual([
			'One.',
			'Two.',
			'Three.',
			'Four.',
		]);
		expect(items('Clone').map(({ json }) => json.jobId)).toEqual(jobs.map(({ id }) => id));
	});

	it.each([
		['and tells of which Custom ID they are', undefined],
		['and does not tell of which Custom ID they are', ['id', 'state', 'inputs', 'outputs']],
		['and tells hardly anything of them', ['id', 'state']],
	])('but no job of another run where the vendor lists those, %s', async (_how, fields) => {
		const account = await createSilentAccount();
		await injectFaults(account, { endpoint: 'listJobs', kind: 'otherJobs', fields, times: 100 });
		const speakOnce = async () =>
			await runCloning({
				account,
				parameters: { text: 'Hello.' },
				options: { uniqueNames: false },
			});
		const first = await speakOnce();
		// As another n8n, which does not know who created what.
		resetJobMemory();
		const second = await speakOnce();
		const ids = [first, second].map(({ items }) => items('Clone')[0]!.json.jobId);
		expect(ids).toEqual((await listAllJobs(account)).map(({ id }) => id));
		expect(new Set(ids).size).toBe(2);
	});

	it.each(['cos', 'signedUrl'])(
		'also when they were made from recordings sent by %s',
		async (binaryUpload) => {
			const account = await createSilentAccount();
			await injectFaults(account, {
				...createJob,
				kind: 'errorResponse',
				message: 'try another day',
				fromRequest: 2,
			});
			const { run } = await runCloning({
				account,
				parameters: { inputSource: 'binary' },
				input: [await recordingItem('speech.wav'), await recordingItem('training-1.wav')],
				options: { concurrency: 1, binaryUpload },
				// Long enough for signatures to differ, which hold seconds.
				settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1100 },
			});
			expect(run.status).toBe('success');
			expect(await listAllJobs(account)).toHaveLength(2);
			expect(await countRequests(account)).toMatchObject({ createJob: 3 });
		},
	);

	it('but not one that has failed', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { ...createJob, kind: 'endState', state: 4 });
		const { run } = await runCloning({
			account,
			parameters: { text: 'Hello.' },
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
		});
		expect(run.status).toBe('success');
		expect((await listAllJobs(account)).map(({ state }) => state)).toEqual([4, 3]);
	});

	it('also with a Custom ID of the user, after the vendor did not list the jobs', async () => {
		const account = await createSilentAccount();
		await injectFaults(
			account,
			{ ...createJob, kind: 'reset', at: 'beforeAnswer', effect: 'done' },
			{ endpoint: 'listJobs', kind: 'errorResponse', message: 'not now', fromRequest: 2 },
		);
		const { run } = await runCloning({
			account,
			parameters: { text: 'Hello.' },
			options: { customId: 'mine' },
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
		});
		expect(run.status).toBe('success');
		expect(await listAllJobs(account)).toHaveLength(1);
	});

	it('but not those of earlier runs with the same Custom ID', async () => {
		const account = await createSilentAccount();
		const parameters = { text: 'Hello.' };
		const options = { customId: 'campaign' };
		const before = await runCloning({ account, parameters, options });
		await injectFaults(account, {
			...createJob,
			kind: 'reset',
			at: 'beforeAnswer',
			effect: 'notDone',
		});
		const { items } = await runCloning({ account, parameters, options });
		expect(await listAllJobs(account)).toHaveLength(2);
		expect(items('Clone')[0]!.json.jobId).not.toBe(before.items('Clone')[0]!.json.jobId);
	});
});
