import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { countRequests, injectFaults, listAllJobs } from '../../../../sandbox/account.mts';
import { createSilentAccount, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

describe('an execution that is cancelled', () => {
	it('ends at once and returns its jobs, which continue at the vendor', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 600_000 });
		const cancellation = new AbortController();
		const running = runCloning({
			account,
			parameters: { text: 'Hello.' },
			signal: cancellation.signal,
		});
		while (((await countRequests(account)).listJobs ?? 0) < 2) await new Promise(setImmediate);
		cancellation.abort();
		const { run, items } = await running;
		expect(run.status).toBe('canceled');
		expect(items('Clone')[0]!.json.jobId).toBe((await listAllJobs(account))[0]!.id);
	});

	it('returns a job whose creation is in progress', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, {
			endpoint: 'createJob',
			kind: 'delay',
			delayMilliseconds: 4000,
			effect: 'done',
		});
		const cancellation = new AbortController();
		const running = runCloning({
			account,
			parameters: { text: 'Hello.' },
			signal: cancellation.signal,
		});
		while ((await listAllJobs(account)).length === 0) await new Promise(setImmediate);
		cancellation.abort();
		const { run, items } = await running;
		expect(run.status).toBe('canceled');
		expect(items('Clone')[0]!.json.jobId).toBe((await listAllJobs(account))[0]!.id);
	});
});
