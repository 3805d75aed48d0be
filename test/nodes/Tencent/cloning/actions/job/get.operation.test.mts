import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { resetSuspendState } from '../../../../../../nodes/Tencent/cloning/suspend/state';
import { countRequests, createAccount, injectFaults } from '../../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../../runCloning.mts';
import { endAll, held } from '../../suspend/suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

describe('getting a job', () => {
	it('returns the job of an ID, with its audio, as the node that created it', async () => {
		const account = await createAccount();
		const { items } = await runCloning({
			account,
			parameters: { text: 'Good morning.', download: true },
		});
		const { jobId } = items('Clone')[0]!.json;
		const got = await runCloning({
			account,
			operation: 'job.get',
			parameters: { jobId: String(jobId), download: true },
		});
		expect(got.items('Clone')[0]!.json).toEqual(items('Clone')[0]!.json);
		expect(got.items('Clone')[0]!.binary!.data!.mimeType).toBe('audio/wav');
	});

	it.each(['poll', 'suspend'])(
		'waits for a job that was made elsewhere in wait mode %s',
		async (waitMode) => {
			const account = await createSilentAccount(held);
			const made = await runCloning({
				account,
				parameters: { text: 'Good morning.', waitMode: 'none' },
			});
			const jobId = String(made.items('Clone')[0]!.json.jobId);
			const parameters = { jobId, waitMode, download: true };
			const got = runCloning({ account, operation: 'job.get', parameters });
			if (waitMode === 'suspend') expect((await got).run.status).toBe('waiting');
			await endAll(account);
			const ended = waitMode === 'suspend' ? await (await got).resumeByTimer() : await got;
			const [item] = ended.items('Clone');
			expect(item!.json).toMatchObject({ jobId, state: 'COMPLETED' });
			expect(item!.binary!.data!.mimeType).toBe('audio/wav');
		},
	);

	it('says in the item that the vendor was silent when Max Wait was over', async () => {
		const account = await createSilentAccount(held);
		const made = await runCloning({
			account,
			parameters: { text: 'Good morning.', waitMode: 'none' },
		});
		const jobId = String(made.items('Clone')[0]!.json.jobId);
		await injectFaults(
			account,
			{ endpoint: 'listJobs', kind: 'status', status: 503, times: 100 },
			{ endpoint: 'getJob', kind: 'status', status: 503, fromRequest: 2, times: 100 },
		);
		const got = await runCloning({
			account,
			operation: 'job.get',
			parameters: { jobId, waitMode: 'poll', maxWait: 0.02 },
		});
		expect(got.items('Clone')[0]!.json).toMatchObject({
			jobId,
			timedOut: true,
			lastError: expect.stringMatching(/HTTP 503|did not answer in time/),
		});
	});

	it.each(['none', 'poll', 'suspend'])(
		'fails each of the items whose results are stored at one path, in wait mode %s',
		async (waitMode) => {
			const account = await createSilentAccount();
			const jobIds: string[] = [];
			for (const text of ['One.', 'Two.', 'Three.']) {
				const made = await runCloning({
					account,
					parameters: { text, outputPrefix: text === 'Two.' ? 'own' : '' },
					options: { uniqueNames: false },
				});
				jobIds.push(String(made.items('Clone')[0]!.json.jobId));
			}
			const { items } = await runCloning({
				account,
				operation: 'job.get',
				input: jobIds.map((id) => ({ json: { id } })),
				parameters: { jobId: '={{ $json.id }}', waitMode, download: true },
				settings: { onError: 'continueRegularOutput' },
			});
			const replaced = (id?: string) =>
				`Job ${id}: Several results were stored at 'output/out.wav' and replaced each other`;
			expect(items('Clone')).toMatchObject([
				{ json: { error: replaced(jobIds[0]) }, pairedItem: { item: 0 } },
				{ json: { jobId: jobIds[1], fileName: 'default-002.wav' }, pairedItem: { item: 1 } },
				{ json: { error: replaced(jobIds[2]) }, pairedItem: { item: 2 } },
			]);
			expect(items('Clone').map(({ binary }) => Object.keys(binary ?? {}))).toEqual([
				[],
				['data'],
				[],
			]);
			expect(await countRequests(account)).toMatchObject({ cosGet: 1 });
		},
	);

	it('fetches the job of every item, and fails only that whose job is unknown, with Continue On Fail', async () => {
		const account = await createSilentAccount();
		const made = await runCloning({ account, parameters: { text: 'Good morning.' } });
		const { jobId } = made.items('Clone')[0]!.json;
		const { items } = await runCloning({
			account,
			operation: 'job.get',
			input: [{ json: { id: 'unknown' } }, { json: { id: jobId } }, { json: { id: '' } }],
			parameters: { jobId: '={{ $json.id }}' },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items('Clone')).toMatchObject([
			{ json: { error: expect.any(String) }, pairedItem: { item: 0 } },
			{ json: { jobId, state: 'COMPLETED' }, pairedItem: { item: 1 } },
			{ json: { error: 'Job ID must not be empty' }, pairedItem: { item: 2 } },
		]);
	});

	it('returns a job that has failed as it is, and says why, unless it is waited for', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { endpoint: 'createJob', kind: 'endState', state: 4 });
		const made = await runCloning({ account, parameters: { text: 'Hi.', waitMode: 'none' } });
		await endAll(account);
		const jobId = String(made.items('Clone')[0]!.json.jobId);
		const got = await runCloning({ account, operation: 'job.get', parameters: { jobId } });
		const error = `Job ${jobId} failed at Tencent Media Lab: 10004 Engine Error`;
		expect(got.items('Clone')[0]!.json).toMatchObject({ jobId, state: 'ERROR', error });
		const waited = await runCloning({
			account,
			operation: 'job.get',
			parameters: { jobId, waitMode: 'poll' },
		});
		expect(readFailure(waited).message).toBe(error);
	});
});
