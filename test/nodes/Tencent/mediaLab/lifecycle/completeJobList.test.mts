import { completeJobList } from '../../../../../nodes/Tencent/mediaLab/lifecycle/completeJobList';

const inputs = [{ sourceData: 'Hello' }];
const full = { id: 'full', state: 3, customId: 'mine', inputs };
const thin = { id: 'thin', state: 3 };
const { signal } = new AbortController();

async function complete(getJob: (jobId: string) => Promise<object | undefined>) {
	const asked: string[] = [];
	const list = await completeJobList(
		'mine',
		{ jobs: [full, thin], isComplete: true },
		async (jobId) => {
			asked.push(jobId);
			return (await getJob(jobId)) as typeof thin | undefined;
		},
		signal,
	);
	return { ...list, asked };
}

describe('A list with a job that does not say what it makes', () => {
	it('gets it from the vendor, and asks for no other', async () => {
		const list = await complete(async () => ({ ...thin, inputs }));
		expect(list).toEqual({ jobs: [full, { ...thin, inputs }], isComplete: true, asked: ['thin'] });
	});

	it('leaves it out when it turns out to have another Custom ID', async () => {
		const list = await complete(async () => ({ ...thin, inputs, customId: 'other' }));
		expect(list).toMatchObject({ jobs: [full], isComplete: true });
	});

	it('leaves it out when the vendor denies it', async () => {
		expect(await complete(async () => undefined)).toMatchObject({ jobs: [full], isComplete: true });
	});

	it.each([
		['says no more', async () => thin],
		[
			'does not answer',
			async () => {
				throw new Error('silent');
			},
		],
	])(
		'is not complete when the vendor %s, so that nothing is created twice',
		async (_what, getJob) => {
			expect(await complete(getJob)).toMatchObject({ jobs: [full, thin], isComplete: false });
		},
	);
});
