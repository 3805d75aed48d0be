import { removeTemporaryData } from '../../../engine/index.mts';
import { injectFaults, listAllJobs, reportTraffic } from '../../../sandbox/account.mts';
import type { FaultRequest, SandboxAccount } from '../../../sandbox/account.mts';
import { createSilentAccount, readFailure, recordingItem, runCloning } from './runCloning.mts';

afterAll(removeTemporaryData);

const createJob = { endpoint: 'createJob' } as const;
const speak = (texts: string[]) => texts.map((text) => ({ json: { text } }));
const text = { text: '={{ $json.text }}' };

async function countRequests(account: SandboxAccount): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const { endpoint } of (await reportTraffic(account)).requests) counts[endpoint] = (counts[endpoint] ?? 0) + 1;
	return counts;
}

describe('a job is created exactly once', () => {
	const unclear: Array<[string, FaultRequest]> = [
		['the connection is reset after the job was created', { ...createJob, kind: 'reset', at: 'beforeAnswer', effect: 'done' }],
		['the connection is reset before', { ...createJob, kind: 'reset', at: 'beforeAnswer', effect: 'notDone' }],
		['a gateway answers 504 although the job was created', { ...createJob, kind: 'status', status: 504, effect: 'done' }],
		['a gateway answers 502 without', { ...createJob, kind: 'status', status: 502, effect: 'notDone' }],
		['the answer breaks off', { ...createJob, kind: 'truncate', bytes: 40, effect: 'done' }],
		['the answer lacks its response', { ...createJob, kind: 'missingResponse', effect: 'done' }],
		['it is asked to come again later', { ...createJob, kind: 'status', status: 429, effect: 'notDone', retryAfter: { seconds: 0, as: 'seconds' } }],
	];
	it.each(unclear)('when %s', async (_what, fault) => {
		const account = await createSilentAccount();
		await injectFaults(account, fault);
		const { run, items } = await runCloning({ account, parameters: { text: 'Hello.' } });
		expect(run.status).toBe('success');
		const jobs = await listAllJobs(account);
		expect(jobs).toHaveLength(1);
		expect(items('Clone')[0]!.json).toMatchObject({ jobId: jobs[0]!.id, state: 'COMPLETED' });
	});

	it('when several identical items fail to be answered', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { ...createJob, kind: 'reset', at: 'beforeAnswer', effect: 'done', times: 3 });
		const { items } = await runCloning({ account, parameters: text, input: speak(Array(4).fill('The same.')) });
		const jobs = await listAllJobs(account);
		expect(jobs).toHaveLength(4);
		expect(items('Clone').map(({ json }) => json.jobId).sort()).toEqual(jobs.map(({ id }) => id).sort());
	});

	it('when n8n runs the node again after a failure', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { ...createJob, kind: 'errorResponse', message: 'try another day', fromRequest: 3 });
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
		expect(jobs.map(({ inputs }) => inputs[0]!.sourceData)).toEqual(['One.', 'Two.', 'Three.', 'Four.']);
		expect(items('Clone').map(({ json }) => json.jobId)).toEqual(jobs.map(({ id }) => id));
	});

	it.each(['cos', 'signedUrl'])('when n8n runs the node again and recordings were handed over by %s', async (binaryUpload) => {
		const account = await createSilentAccount();
		await injectFaults(account, { ...createJob, kind: 'errorResponse', message: 'try another day', fromRequest: 2 });
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
	});

	it('when the user has a Custom ID that earlier jobs have too', async () => {
		const account = await createSilentAccount();
		const parameters = { text: 'Hello.' };
		const options = { customId: 'campaign' };
		const before = await runCloning({ account, parameters, options });
		await injectFaults(account, { ...createJob, kind: 'reset', at: 'beforeAnswer', effect: 'notDone' });
		const { items } = await runCloning({ account, parameters, options });
		expect(await listAllJobs(account)).toHaveLength(2);
		expect(items('Clone')[0]!.json.jobId).not.toBe(before.items('Clone')[0]!.json.jobId);
	});

	it('but again, by another try, when it has failed', async () => {
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

	it('for each of 200 items, whatever happens to their creation', async () => {
		const account = await createSilentAccount();
		const faults = Array.from({ length: 60 }, (_, index): FaultRequest => {
			const fromRequest = 1 + index * 4;
			const effect = index % 2 === 0 ? 'done' : 'notDone';
			if (index % 3 === 0) return { ...createJob, kind: 'reset', at: 'beforeAnswer', effect, fromRequest };
			if (index % 3 === 1) return { ...createJob, kind: 'status', status: 503, effect, fromRequest };
			return { ...createJob, kind: 'truncate', bytes: 30, effect: 'done', fromRequest };
		});
		await injectFaults(account, ...faults);
		const texts = Array.from({ length: 200 }, (_, index) => `Sentence ${index % 190}.`);
		const { run, items } = await runCloning({
			account,
			parameters: text,
			input: speak(texts),
			options: { concurrency: 50 },
		});
		expect(run.status).toBe('success');
		const jobs = await listAllJobs(account);
		expect(jobs).toHaveLength(200);
		const textOf = new Map(jobs.map(({ id, inputs }) => [id, inputs[0]!.sourceData]));
		expect(items('Clone').map(({ json }) => textOf.get(String(json.jobId)))).toEqual(texts);
		expect(new Set(items('Clone').map(({ json }) => json.jobId)).size).toBe(200);
	});
});

describe('polling', () => {
	it('of 200 jobs costs at most 1.1 requests a job, their creation included', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 500, processingMilliseconds: 500, concurrentJobs: 100 });
		const texts = Array.from({ length: 200 }, (_, index) => `Sentence ${index}.`);
		const { items } = await runCloning({ account, parameters: text, input: speak(texts), options: { concurrency: 20 } });
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

	it('ends at the time limit with the job and its last state', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 600_000 });
		const { run, items } = await runCloning({ account, parameters: { text: 'Hello.', maxWait: 0.01 } });
		expect(run.status).toBe('success');
		expect(items('Clone')[0]!.json).toMatchObject({
			jobId: (await listAllJobs(account))[0]!.id,
			state: 'SUBMITTED',
			timedOut: true,
		});
	});

	it('ends at once when the execution is cancelled', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 600_000 });
		const cancellation = new AbortController();
		const running = runCloning({
			account,
			parameters: { text: 'Hello.' },
			options: { pollingInterval: 600 },
			signal: cancellation.signal,
		});
		while ((await listAllJobs(account)).length === 0) await new Promise(setImmediate);
		cancellation.abort();
		expect((await running).run.status).toBe('canceled');
	});

	it('does not take place without waiting', async () => {
		const account = await createSilentAccount();
		const { items } = await runCloning({ account, parameters: { text: 'Hello.', waitMode: 'none' } });
		expect(items('Clone')[0]!.json).toMatchObject({ state: 'SUBMITTED', jobId: (await listAllJobs(account))[0]!.id });
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
		await injectFaults(account, { ...createJob, kind: 'errorResponse', message: 'no more', fromRequest: 3 });
		const { message, description } = readFailure(
			await runCloning({ account, parameters: text, input: speak(['One.', 'Two.', 'Three.']), options: { concurrency: 1 } }),
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
		expect(items('Clone').map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	});
});
