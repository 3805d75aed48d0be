import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { resetSuspendState } from '../../../../../../nodes/Tencent/cloning/suspend/state';
import { createAccount, injectFaults } from '../../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../../runCloning.mts';
import { endAll, held } from '../../suspend/suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

describe('getting a job', () => {
	it('returns the job of an ID, with its audio', async () => {
		const account = await createAccount();
		const { items } = await runCloning({ account, parameters: { text: 'Good morning.' } });
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

	it('returns a job that has failed as it is, unless it is waited for', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { endpoint: 'createJob', kind: 'endState', state: 4 });
		const made = await runCloning({ account, parameters: { text: 'Hi.', waitMode: 'none' } });
		await endAll(account);
		const jobId = String(made.items('Clone')[0]!.json.jobId);
		const got = await runCloning({ account, operation: 'job.get', parameters: { jobId } });
		expect(got.items('Clone')[0]!.json).toMatchObject({ jobId, state: 'ERROR' });
		const waited = await runCloning({
			account,
			operation: 'job.get',
			parameters: { jobId, waitMode: 'poll' },
		});
		expect(readFailure(waited).message).toContain(`Job ${jobId} failed`);
	});
});
