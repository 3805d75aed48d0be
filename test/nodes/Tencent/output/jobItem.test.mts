import { removeTemporaryData } from '../../../../tools/engine/index.mts';
import { readCase } from '../../../audio/caseFiles.mts';
import { createAccount, injectFaults, listAllJobs } from '../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../cloning/runCloning.mts';

afterAll(removeTemporaryData);

describe('a download that fails', () => {
	it('names the job, so that nobody pays for it twice', async () => {
		const account = await createAccount();
		await injectFaults(account, {
			endpoint: 'cosGet',
			kind: 'cosError',
			code: 'AccessDenied',
			times: 10,
		});
		const failure = readFailure(
			await runCloning({ account, parameters: { text: 'Good morning.', download: true } }),
		);
		const [job] = await listAllJobs(account);
		expect(failure.message).toContain(`Job ${job!.id}`);
	});
});

describe('a text whose completed job has fewer outputs than parts', () => {
	const threeParts = {
		text: 'One is here. Two is here. Three is here.',
		waitMode: 'poll',
		download: true,
	};
	const fields = ['id', 'state', 'customId', 'inputs', 'outputs', 'timing'];
	const cut = { kind: 'sparseJob', fields, mostOutputs: 2, times: 100 } as const;

	it('is an error that names the job and the missing part, rather than the rest as the whole', async () => {
		const account = await createSilentAccount({});
		await injectFaults(account, { ...cut, endpoint: 'listJobs' }, { ...cut, endpoint: 'getJob' });
		const run = await runCloning({ account, parameters: threeParts, options: { partLength: 16 } });
		const [job] = await listAllJobs(account);
		expect(readFailure(run).message).toContain(`Job ${job!.id}`);
		expect(readFailure(run).message).toContain(
			'Tencent names only 2 of 3 files of the audio: number 3 is missing',
		);
	});

	it('is whole where only the list cuts it', async () => {
		const account = await createSilentAccount({});
		await injectFaults(account, { ...cut, endpoint: 'listJobs' });
		const run = await runCloning({ account, parameters: threeParts, options: { partLength: 16 } });
		const [item] = run.items('Clone');
		expect(item!.json.files).toHaveLength(3);
		expect(Object.keys(item!.binary ?? {})).toEqual(['data']);
	});
});

describe('a completed job whose outputs are null', () => {
	/** An account whose jobs the given endpoints show with the values of the case, and with null for all others. */
	async function createAccountOf(endpoints: Array<'createJob' | 'getJob' | 'listJobs'>) {
		const job = JSON.parse(String(await readCase('tencent-completed-outputs-null.json'))) as object;
		const fields = Object.entries(job).flatMap(([name, value]) => (value === null ? [] : [name]));
		const account = await createSilentAccount({ answerShapes: ['nullOptionals'] });
		const faults = endpoints.map(
			(endpoint) => ({ kind: 'sparseJob', endpoint, fields, times: 100 }) as const,
		);
		await injectFaults(account, ...faults);
		return account;
	}

	const message = 'Tencent names only 0 of 1 files of the audio';

	it('is an error rather than an item without audio where it is fetched with Download', async () => {
		const account = await createAccountOf(['getJob']);
		await runCloning({ account, parameters: { text: 'Good morning.', waitMode: 'poll' } });
		const [job] = await listAllJobs(account);
		const got = await runCloning({
			account,
			operation: 'job.get',
			parameters: { jobId: job!.id, download: true },
		});
		expect(readFailure(got).message).toContain(`Job ${job!.id}`);
		expect(readFailure(got).message).toContain(message);
	});

	it('is an error rather than an item without audio where it is listed and downloaded', async () => {
		const account = await createAccountOf(['createJob', 'getJob', 'listJobs']);
		const run = await runCloning({
			account,
			parameters: { text: 'Good morning.', waitMode: 'poll', download: true },
		});
		const [job] = await listAllJobs(account);
		expect(readFailure(run).message).toContain(`Job ${job!.id}`);
		expect(readFailure(run).message).toContain(message);
	});
});
