import { createAccount } from '../account.mts';
import { callMediaLab, generate } from '../vendorRequests.mts';

/** What an account with these settings lists of three jobs: their number by their text, and the total. */
async function listThree(
	settings: object,
): Promise<{ texts: string[]; ids: number; total: unknown }> {
	const account = await createAccount({ simulateAudio: true, ...settings });
	const created: string[] = [];
	for (const sourceData of ['1', '2', '3']) {
		const request = { customId: 'mine', inputs: [{ sourceData }], outputs: [generate(account)] };
		const { json } = await callMediaLab(account.tencent, 'CreateJob', request);
		created.push((json as { createJobResponse: { job: { id: string } } }).createJobResponse.job.id);
	}
	const { json } = await callMediaLab(account.tencent, 'ListJobs', { customId: 'mine' });
	const { jobs, total } = (json as { listJobsResponse: JobList }).listJobsResponse;
	return {
		texts: jobs.map(({ inputs }) => inputs[0]!.sourceData),
		ids: jobs.filter(({ id }) => created.includes(id)).length,
		total,
	};
}

interface JobList {
	jobs: Array<{ id: string; inputs: Array<{ sourceData: string }> }>;
	total?: number;
}

describe('A list of jobs', () => {
	it.each([
		['as it is', {}, { texts: ['1', '2', '3'], ids: 3, total: 3 }],
		['cut', { listLimit: 2 }, { texts: ['1', '2'], ids: 2, total: 3 }],
		[
			'cut, and newest first',
			{ listLimit: 2, listOrder: 'newestFirst' },
			{ texts: ['3', '2'], ids: 2, total: 3 },
		],
		[
			'cut, with a total of what is listed',
			{ listLimit: 2, listTotal: 'listed' },
			{ texts: ['1', '2'], ids: 2, total: 2 },
		],
		['late', { listLagMilliseconds: 60_000 }, { texts: [], ids: 0, total: 0 }],
		['of made-up IDs', { listMadeUpIds: true }, { texts: ['1', '2', '3'], ids: 0, total: 3 }],
	])('can come %s', async (_how, settings, expected) => {
		expect(await listThree(settings)).toEqual(expected);
	});
});
