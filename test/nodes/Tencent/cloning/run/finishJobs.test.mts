import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { injectFaults, listAllJobs } from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

const createJob = { endpoint: 'createJob' } as const;
const speak = (texts: string[]) => texts.map((text) => ({ json: { text } }));
const text = { text: '={{ $json.text }}' };

describe('an error after jobs were created', () => {
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

	it('names the job in the error output, where n8n takes no more than a message', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { kind: 'cosError', endpoint: 'cosGet', code: 'AccessDenied' });
		const { items } = await runCloning({
			account,
			parameters: { text: 'Hello.', download: true },
			settings: { onError: 'continueErrorOutput' },
		});
		const [item] = items('Clone', 1);
		expect(Object.keys(item!.json)).toEqual(['error', 'message']);
		expect(JSON.stringify(item!.json)).toContain((await listAllJobs(account))[0]!.id);
	});

	it('names the job, unless it is suspended all the same, when what the vendor returned cannot be stored', async () => {
		const account = await createSilentAccount({ queueMilliseconds: 600_000 });
		await injectFaults(account, { kind: 'deepJob', ...createJob });
		const run = await runCloning({ account, parameters: { text: 'Hello.', waitMode: 'suspend' } });
		const [job] = await listAllJobs(account);
		const { status, description } = readFailure(run);
		const told = status === 'error' ? description : String(run.items('Clone')[0]!.json.jobId);
		expect(told).toContain(job!.id);
	});

	it('becomes an item with Continue On Fail, and the others are finished', async () => {
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
