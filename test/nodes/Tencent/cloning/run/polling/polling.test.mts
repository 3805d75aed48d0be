import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { countRequests, injectFaults, listAllJobs } from '../../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../../runCloning.mts';

afterAll(removeTemporaryData);

const speak = (texts: string[]) => texts.map((text) => ({ json: { text } }));
const text = { text: '={{ $json.text }}' };

describe('polling', () => {
	it('costs at most 1.1 requests for each of 200 jobs, including its creation', async () => {
		const account = await createSilentAccount({
			queueMilliseconds: 500,
			processingMilliseconds: 500,
			concurrentJobs: 100,
		});
		const texts = Array.from({ length: 200 }, (_, index) => `Sentence ${index}.`);
		const { items } = await runCloning({
			account,
			parameters: text,
			input: speak(texts),
			options: { concurrency: 20 },
		});
		expect(items('Clone').every(({ json }) => json.state === 'COMPLETED')).toBe(true);
		const counts = await countRequests(account);
		const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
		console.log(`200 jobs: ${total} requests, ${total / 200} a job (${JSON.stringify(counts)})`);
		expect(total / 200).toBeLessThanOrEqual(1.1);
	});

	it('asks for a job by its ID when the list leaves it out', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 100 });
		await injectFaults(account, { endpoint: 'listJobs', kind: 'missingJobs', jobs: 1, times: 100 });
		const { items } = await runCloning({ account, parameters: { text: 'Hello.' } });
		expect(items('Clone')[0]!.json.state).toBe('COMPLETED');
		expect((await countRequests(account)).getJob).toBeGreaterThan(0);
	});

	it('continues while the service is unavailable, and after a state that is not documented', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 300 });
		await injectFaults(
			account,
			{ endpoint: 'listJobs', kind: 'status', status: 503, fromRequest: 2, times: 6 },
			{ endpoint: 'listJobs', kind: 'unknownState', state: 9 },
		);
		const { items } = await runCloning({ account, parameters: { text: 'Hello.' } });
		expect(items('Clone')[0]!.json.state).toBe('COMPLETED');
	});

	it.each([
		['of a quota', { endpoint: 'listJobs', kind: 'errorResponse', message: 'ExceededQPSQuota' }],
		[
			'of a busy service',
			{ endpoint: 'listJobs', kind: 'errorResponse', message: 'job service is busy' },
		],
		['of a proxy', { endpoint: 'listJobs', kind: 'status', status: 403 }],
	] as const)(
		'continues after an answer %s that says nothing about the job',
		async (_what, fault) => {
			const account = await createSilentAccount({ queueMilliseconds: 300 });
			await injectFaults(account, { ...fault, fromRequest: 2, times: 3 });
			const { items } = await runCloning({ account, parameters: { text: 'Hello.' } });
			expect(items('Clone')[0]!.json.state).toBe('COMPLETED');
		},
	);

	it('explains at the time limit why the vendor did not tell the state of the job, and names the job', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 600_000 });
		const disabled = { kind: 'errorResponse', message: 'secretId is disabled' } as const;
		await injectFaults(
			account,
			{ ...disabled, endpoint: 'listJobs', fromRequest: 2, times: 1000 },
			{ ...disabled, endpoint: 'getJob', times: 1000 },
		);
		const { message } = readFailure(
			await runCloning({ account, parameters: { text: 'Hello.', maxWait: 0.02 } }),
		);
		expect(message).toContain(`Job ${(await listAllJobs(account))[0]!.id}: `);
		expect(message).toContain('secretId is disabled');
	});

	it.each([4.1, 65 / 60])('accepts a time limit of %d minutes', async (maxWait) => {
		const account = await createSilentAccount();
		const { items } = await runCloning({ account, parameters: { text: 'Hello.', maxWait } });
		expect(items('Clone')[0]!.json.state).toBe('COMPLETED');
	});

	it('asks once more at the time limit', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			parameters: { text: 'Hello.', maxWait: 0.05 },
			options: { pollingInterval: 3600 },
		});
		expect(items('Clone')[0]!.json).toMatchObject({ state: 'COMPLETED' });
		expect(items('Clone')[0]!.json).not.toHaveProperty('timedOut');
	});

	it('ends at the time limit with the job and its last state', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 600_000 });
		const { run, items } = await runCloning({
			account,
			parameters: { text: 'Hello.', maxWait: 0.01 },
		});
		expect(run.status).toBe('success');
		expect(items('Clone')[0]!.json).toMatchObject({
			jobId: (await listAllJobs(account))[0]!.id,
			state: 'SUBMITTED',
			timedOut: true,
		});
	});

	it('ends at the time limit, even while the service asks to be called later', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 600_000 });
		await injectFaults(account, {
			endpoint: 'listJobs',
			kind: 'status',
			status: 503,
			retryAfter: { seconds: 100, as: 'seconds' },
			fromRequest: 4,
			times: 100,
		});
		const { items } = await runCloning({
			account,
			parameters: { ...text, maxWait: 0.02 },
			input: speak(['One.', 'Two.', 'Three.']).map((item, index) => ({
				json: { ...item.json, customId: index },
			})),
			options: { customId: '={{ $json.customId }}' },
		});
		expect(items('Clone').map(({ json }) => json.timedOut)).toEqual([true, true, true]);
		expect(items('Clone').map(({ json }) => json.customId)).toEqual(['0', '1', '2']);
	});

	it('does not happen with Do Not Wait', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({
			account,
			parameters: { text: 'Hello.', waitMode: 'none' },
		});
		expect(items('Clone')[0]!.json).toMatchObject({
			state: 'SUBMITTED',
			jobId: (await listAllJobs(account))[0]!.id,
		});
		expect(await countRequests(account)).toEqual({ listJobs: 1, createJob: 1 });
	});
});
