import { createAccount, injectFaults, listAllJobs } from '../account.mts';
import { callMediaLab, generate, runJob } from '../vendorRequests.mts';

const silent = { simulateAudio: true, queueMilliseconds: 0, processingMilliseconds: 0 };

describe('a list of jobs', () => {
	const odd = [
		['withoutState', { id: expect.any(String) }],
		['withoutId', { state: 3 }],
		['nullOutputs', { outputs: null }],
		['text', 'not a job'],
		['null', null],
	] as const;

	it.each(odd)('has an odd job before the good ones (%s)', async (as, oddJob) => {
		const account = await createAccount(silent);
		const inputs = [{ sourceData: 'Hello.' }];
		await runJob(account, { customId: 'mine', inputs, outputs: [generate(account)] });
		await injectFaults(account, { kind: 'oddJob', endpoint: 'listJobs', as });
		const { json } = await callMediaLab(account.tencent, 'ListJobs', { customId: 'mine' });
		expect(json).toMatchObject({
			listJobsResponse: { jobs: [oddJob, { customId: 'mine', state: 3 }], total: 2 },
		});
	});

	it('has an odd job in place of the newest', async () => {
		const account = await createAccount(silent);
		const request = { customId: 'mine', inputs: [{ sourceData: 'Hello.' }] };
		for (let jobs = 0; jobs < 2; jobs++)
			await runJob(account, { ...request, outputs: [generate(account)] });
		await injectFaults(account, {
			kind: 'oddJob',
			endpoint: 'listJobs',
			as: 'nullOutputs',
			of: 'newest',
		});
		const { json } = await callMediaLab(account.tencent, 'ListJobs', { customId: 'mine' });
		const jobs = [{ outputs: [{ destination: '/output' }] }, { state: 3, outputs: null }];
		expect(json).toMatchObject({ listJobsResponse: { jobs, total: 2 } });
	});
});

describe('a job', () => {
	const endpoints = ['createJob', 'getJob', 'listJobs'] as const;

	/** What each of the actions says of one job, by endpoint. */
	async function showJob(fault: { kind: 'sparseJob'; fields?: string[] } | { kind: 'wrongId' }) {
		const account = await createAccount(silent);
		const request = { inputs: [{ sourceData: 'Hello.' }], outputs: [generate(account)] };
		await injectFaults(account, ...endpoints.map((endpoint) => ({ endpoint, ...fault })));
		const ask = async (action: string, content: object) =>
			(await callMediaLab(account.tencent, action, content)).json;
		const created = await ask('CreateJob', { customId: 'mine', ...request });
		const [job] = await listAllJobs(account);
		const answers = [
			created,
			await ask('GetJob', { id: job!.id }),
			await ask('ListJobs', { customId: 'mine' }),
		] as [
			{ createJobResponse: { job: object } },
			{ getJobResponse: { job: object } },
			{ listJobsResponse: { jobs: object[] } },
		];
		const [create, get, list] = answers;
		const shown = [
			create.createJobResponse.job,
			get.getJobResponse.job,
			list.listJobsResponse.jobs[0],
		];
		return { id: job!.id, shown };
	}

	it('is shown with its ID only', async () => {
		const { id, shown } = await showJob({ kind: 'sparseJob' });
		expect(shown).toEqual([{ id }, { id }, { id }]);
	});

	it('is shown with the fields of choice', async () => {
		const { id, shown } = await showJob({ kind: 'sparseJob', fields: ['id', 'customId'] });
		const job = { id, customId: 'mine' };
		expect(shown).toEqual([job, job, job]);
	});

	it('is shown with an ID that nobody asked for', async () => {
		const { id, shown } = await showJob({ kind: 'wrongId' });
		expect(shown).toHaveLength(3);
		for (const job of shown) {
			expect(job).toMatchObject({ id: expect.any(String), customId: 'mine' });
			expect(job).not.toMatchObject({ id });
		}
	});
});
