import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { countRequests, injectFaults, listAllJobs } from '../../../../../sandbox/account.mts';
import type { FaultRequest } from '../../../../../sandbox/account.mts';
import { resetSuspendState } from '../../../../../../nodes/Tencent/cloning/suspend/state';
import { createSilentAccount, runCloning } from '../../runCloning.mts';
import { endAll, held, suspend, texts } from '../../suspend/suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

/** From the second request on, because the first one is made before the jobs are created. */
const always = { endpoint: 'listJobs', fromRequest: 2, times: 1000 } as const;
const faults: Array<[string, FaultRequest]> = [
	['HTTP 500', { ...always, kind: 'status', status: 500 }],
	[
		'HTTP 429',
		{ ...always, kind: 'status', status: 429, retryAfter: { seconds: 60, as: 'seconds' } },
	],
	['HTTP 408', { ...always, kind: 'status', status: 408 }],
	['busy', { ...always, kind: 'errorResponse', message: 'system busy' }],
	['unreadable', { ...always, kind: 'status', status: 200, text: '{"jobs":' }],
	['cut off', { ...always, kind: 'reset' }],
	['silent', { ...always, kind: 'delay', delayMilliseconds: 60_000 }],
];

describe('A job that has ended while ListJobs alone is in lasting trouble', () => {
	it.each(faults)(
		'is not lost to the time limit (%s)',
		async (_how, fault) => {
			const account = await createSilentAccount();
			await injectFaults(account, fault);
			const { items } = await runCloning({
				account,
				parameters: { text: 'Hello.', maxWait: 0.03 },
			});
			expect(items('Clone')[0]!.json.state).toBe('COMPLETED');
		},
		30_000,
	);

	it('resumes a suspended execution, by a call and by the clock', async () => {
		for (const resume of ['resumeByCall', 'resumeByTimer'] as const) {
			const account = await createSilentAccount(held);
			const suspended = await suspend(account);
			await endAll(account);
			await injectFaults(account, { ...always, fromRequest: 1, kind: 'status', status: 503 });
			const resumed = await suspended[resume]();
			const ended = 'goneOn' in resumed ? resumed.goneOn! : resumed;
			expect(ended.items('Clone').map(({ json }) => json.state)).toEqual([
				'COMPLETED',
				'COMPLETED',
				'COMPLETED',
			]);
		}
	});
});

describe('A vendor that is in trouble as a whole', () => {
	const down = { kind: 'status', status: 503, times: 1000 } as const;

	it('is asked for a few jobs of many in each round', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 600_000 });
		await injectFaults(account, { ...down, ...always }, { ...down, endpoint: 'getJob' });
		const { items } = await runCloning({
			account,
			parameters: { text: '={{ $json.text }}', maxWait: 0.02 },
			input: texts(30),
			options: { concurrency: 20, pollingInterval: 0.3 },
		});
		expect(items('Clone').map(({ json }) => json.timedOut)).toEqual(texts(30).map(() => true));
		expect(items('Clone')[29]!.json.lastError).toContain('HTTP 503');
		const { listJobs, getJob } = await countRequests(account);
		expect(getJob).toBeGreaterThan(0);
		expect(getJob).toBeLessThan(10 * listJobs!);
	});

	it('is named by each item at the time limit, even if it told the states of the jobs before', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 600_000 });
		await injectFaults(
			account,
			{ endpoint: 'listJobs', kind: 'missingJobs', jobs: 1, fromRequest: 2 },
			{ ...down, ...always, fromRequest: 3 },
			{ ...down, endpoint: 'getJob', fromRequest: 2 },
		);
		const { items } = await runCloning({
			account,
			parameters: { text: 'Hello.', maxWait: 0.02 },
		});
		expect(items('Clone')[0]!.json).toMatchObject({
			jobId: (await listAllJobs(account))[0]!.id,
			timedOut: true,
			lastError: expect.stringContaining('HTTP 503'),
		});
	});

	it('is named by no item once it answers again', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 600_000 });
		await injectFaults(account, { ...down, ...always, times: 2 });
		const { items } = await runCloning({
			account,
			parameters: { text: 'Hello.', maxWait: 0.02 },
		});
		expect(items('Clone')[0]!.json).not.toHaveProperty('lastError');
	});
});
