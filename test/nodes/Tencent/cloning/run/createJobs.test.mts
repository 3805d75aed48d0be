import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { injectFaults, listAllJobs } from '../../../../sandbox/account.mts';
import type { FaultRequest } from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

const createJob = { endpoint: 'createJob' } as const;
const speak = (texts: string[]) => texts.map((text) => ({ json: { text } }));
const text = { text: '={{ $json.text }}' };

describe('a job is created exactly once', () => {
	const unclear: Array<[string, FaultRequest]> = [
		[
			'the connection is reset after the job was created',
			{ ...createJob, kind: 'reset', at: 'beforeAnswer', effect: 'done' },
		],
		[
			'the connection is reset before',
			{ ...createJob, kind: 'reset', at: 'beforeAnswer', effect: 'notDone' },
		],
		[
			'a gateway answers 504 although the job was created',
			{ ...createJob, kind: 'status', status: 504, effect: 'done' },
		],
		[
			'a gateway answers 502 without',
			{ ...createJob, kind: 'status', status: 502, effect: 'notDone' },
		],
		['the answer breaks off', { ...createJob, kind: 'truncate', bytes: 40, effect: 'done' }],
		['the answer lacks its response', { ...createJob, kind: 'missingResponse', effect: 'done' }],
		[
			'a gateway gives up and the job is created later',
			{ ...createJob, kind: 'status', status: 504, effect: 'late' },
		],
		[
			'it is asked to come again later',
			{
				...createJob,
				kind: 'status',
				status: 429,
				effect: 'notDone',
				retryAfter: { seconds: 0, as: 'seconds' },
			},
		],
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

	it('for each call of a tool that belongs to no execution', async () => {
		const account = await createSilentAccount();
		const call = {
			account,
			parameters: { text: 'Hello.' },
			workflowId: 'mcp',
			withoutExecution: true,
		};
		const made = [await runCloning(call), await runCloning(call)].map(
			({ items }) => items('Clone')[0]!.json.jobId,
		);
		expect(new Set(made)).toEqual(new Set((await listAllJobs(account)).map(({ id }) => id)));
		expect(new Set(made).size).toBe(2);
	});

	it('for each of several identical items whose creations are not answered', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, {
			...createJob,
			kind: 'reset',
			at: 'beforeAnswer',
			effect: 'done',
			times: 3,
		});
		const { items } = await runCloning({
			account,
			parameters: text,
			input: speak(Array(4).fill('The same.')),
		});
		const jobs = await listAllJobs(account);
		expect(jobs).toHaveLength(4);
		expect(
			items('Clone')
				.map(({ json }) => json.jobId)
				.sort(),
		).toEqual(jobs.map(({ id }) => id).sort());
	});

	it('or not again, when the vendor lists only some of the jobs', async () => {
		const account = await createSilentAccount();
		await injectFaults(
			account,
			{ ...createJob, kind: 'reset', at: 'beforeAnswer', effect: 'done' },
			{ endpoint: 'listJobs', kind: 'missingJobs', jobs: 1, counted: true, times: 100 },
		);
		const { message, description } = readFailure(
			await runCloning({ account, parameters: { text: 'Hello.' } }),
		);
		expect(message).toContain('It is not known whether a job was created');
		expect(description).toMatch(/custom ID: n8n_[0-9a-f]{32}/);
		expect(await listAllJobs(account)).toHaveLength(1);
	});

	it('for each of 200 items, whatever happens to their creation', async () => {
		const account = await createSilentAccount();
		const faults = Array.from({ length: 60 }, (_, index): FaultRequest => {
			const fromRequest = 1 + index * 4;
			const effect = index % 2 === 0 ? 'done' : 'notDone';
			if (index % 3 === 0)
				return { ...createJob, kind: 'reset', at: 'beforeAnswer', effect, fromRequest };
			if (index % 3 === 1)
				return { ...createJob, kind: 'status', status: 503, effect, fromRequest };
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
	}, 180_000);
});
