import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { countRequests, injectFaults, listAllJobs } from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

const createJob = { endpoint: 'createJob' } as const;
const speak = (texts: string[]) => texts.map((text) => ({ json: { text } }));
const text = { text: '={{ $json.text }}' };

describe('polling', () => {
	it('of 200 jobs costs at most 1.1 requests a job, their creation included', async () => {
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

	it('goes on when the service is in trouble, or says what is not documented', async () => {
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
		['of a proxy', { endpoint: 'listJobs', kind: 'status', status: 403 }],
	] as const)('goes on after an answer %s that says nothing of the job', async (_what, fault) => {
		const account = await createSilentAccount({ queueMilliseconds: 300 });
		await injectFaults(account, { ...fault, fromRequest: 2, times: 3 });
		const { items } = await runCloning({ account, parameters: { text: 'Hello.' } });
		expect(items('Clone')[0]!.json.state).toBe('COMPLETED');
	});

	it('tells at the time limit why the vendor did not say what the job is at, and names it', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 600_000 });
		await injectFaults(account, {
			endpoint: 'listJobs',
			kind: 'errorResponse',
			message: 'secretId is disabled',
			fromRequest: 2,
			times: 1000,
		});
		const { message } = readFailure(
			await runCloning({ account, parameters: { text: 'Hello.', maxWait: 0.02 } }),
		);
		expect(message).toContain(`Job ${(await listAllJobs(account))[0]!.id}: `);
		expect(message).toContain('secretId is disabled');
	});

	it.each([4.1, 65 / 60])('takes a time limit of %d minutes', async (maxWait) => {
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

	it('ends at once when the execution is cancelled, and hands on the jobs, which go on', async () => {
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

	it('hands on a job whose creation is under way when the execution is cancelled', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, {
			...createJob,
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

	it('ends at the time limit also while the service asks for pollOptions', async () => {
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

	it('lets one job that the vendor does not know fail alone', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 200 });
		await injectFaults(
			account,
			{ endpoint: 'listJobs', kind: 'missingJobs', jobs: 1, times: 100 },
			{ endpoint: 'getJob', kind: 'errorResponse', message: 'the job does not exist', times: 100 },
		);
		const { items } = await runCloning({
			account,
			parameters: text,
			input: speak(['One.', 'Two.', 'Three.']),
			options: { concurrency: 1 },
			settings: { onError: 'continueRegularOutput' },
		});
		const [one, two, three] = await listAllJobs(account);
		expect(items('Clone')).toMatchObject([
			{ json: { jobId: one!.id, state: 'COMPLETED' } },
			{ json: { jobId: two!.id, state: 'COMPLETED' } },
			{
				json: {
					error: expect.stringContaining(`Job ${three!.id}: `),
					details: { jobId: three!.id },
				},
			},
		]);
	});

	it('does not take place without waiting', async () => {
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

describe('an error after a creation', () => {
	it.each([
		[4, 'failed at Tencent Media Lab'],
		[5, 'was canceled at Tencent Media Lab'],
	] as const)('names the job in state %i', async (state, message) => {
		const account = await createSilentAccount();
		await injectFaults(account, { ...createJob, kind: 'endState', state });
		const failure = readFailure(await runCloning({ account, parameters: { text: 'Hello.' } }));
		const [job] = await listAllJobs(account);
		expect(failure.message).toContain(`Job ${job!.id} ${message}`);
		expect(failure.description).toContain(job!.id);
	});

	it('names the jobs of the other items too', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, {
			...createJob,
			kind: 'errorResponse',
			message: 'no more',
			fromRequest: 3,
		});
		const { message, description } = readFailure(
			await runCloning({
				account,
				parameters: text,
				input: speak(['One.', 'Two.', 'Three.']),
				options: { concurrency: 1 },
			}),
		);
		expect(message).toBe('Tencent Media Lab refused the request: no more');
		for (const { id } of await listAllJobs(account)) expect(description).toContain(id);
	});

	it('comes out as an item with Continue On Fail, and the others are finished', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { ...createJob, kind: 'endState', state: 4, fromRequest: 2 });
		const { items } = await runCloning({
			account,
			parameters: text,
			input: speak(['One.', 'Two.', '', 'Four.']),
			options: { concurrency: 1 },
			settings: { onError: 'continueRegularOutput' },
		});
		const [one, two, three, four] = items('Clone');
		const jobs = await listAllJobs(account);
		expect(one!.json).toMatchObject({ jobId: jobs[0]!.id, state: 'COMPLETED' });
		expect(two!.json).toMatchObject({
			error: expect.stringContaining(jobs[1]!.id),
			details: { jobId: jobs[1]!.id, state: 'ERROR' },
		});
		expect(three!.json).toMatchObject({ error: 'The text is empty' });
		expect(four!.json).toMatchObject({ jobId: jobs[2]!.id, state: 'COMPLETED' });
		expect(items('Clone').map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
	});
});
