import type { Job } from '../../../../../../nodes/Tencent/mediaLab/api/responses/responseSchema';
import { completeJobList } from '../../../../../../nodes/Tencent/mediaLab/lifecycle/lists/completeJobList';

const inputs = [{ sourceData: 'Hello' }];
const voiceCloning = { type: 1, modelName: 'default' };
const outputs = [{ inputSelectors: [0], smartContentDescriptor: { voiceCloning } }];
const full = { id: 'full', state: 3, customId: 'mine', inputs, outputs };
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
		const list = await complete(async () => ({ ...thin, inputs, outputs }));
		expect(list).toEqual({
			jobs: [full, { ...thin, inputs, outputs }],
			isComplete: true,
			asked: ['thin'],
		});
	});

	it('gets it also when it says only what it is made from', async () => {
		const half = { id: 'half', state: 3, customId: 'mine', inputs };
		const list = await completeJobList(
			'mine',
			{ jobs: [half], isComplete: true },
			async () => ({ ...half, outputs }),
			signal,
		);
		expect(list.jobs).toEqual([{ ...half, outputs }]);
	});

	it('leaves it out when it turns out to have another Custom ID', async () => {
		const list = await complete(async () => ({ ...thin, inputs, customId: 'other' }));
		expect(list).toMatchObject({ jobs: [full], isComplete: true });
	});

	it('leaves it out when the vendor denies it, and is not complete', async () => {
		expect(await complete(async () => undefined)).toMatchObject({
			jobs: [full],
			isComplete: false,
		});
	});

	it.each([
		[[{ inputSelectors: [0], smartContentDescriptor: null }]],
		[[{ inputSelectors: [0] }]],
		[[{ smartContentDescriptor: { voiceCloning: null } }]],
		[[{ smartContentDescriptor: { outputPrefix: 'mine_', voiceCloning: { type: 1 } } }]],
		[[...outputs, {}]],
	])('gets it when its outputs are only %j', async (told) => {
		const half = { id: 'half', state: 3, customId: 'mine', inputs, outputs: told } as Job;
		const getJob = (job: Job) => async () => await Promise.resolve(job);
		const listed = { jobs: [half], isComplete: true };
		const whole = { ...half, outputs };
		expect(await completeJobList('mine', listed, getJob(whole), signal)).toEqual({
			jobs: [whole],
			isComplete: true,
		});
		expect(await completeJobList('mine', listed, getJob(half), signal)).toEqual({
			jobs: [half],
			isComplete: false,
		});
	});

	it('asks for no job of another capability, whose settings are not known', async () => {
		const other = { ...full, outputs: [{ smartContentDescriptor: { separation: {} } }] };
		const refuse = async () => await Promise.reject(new Error('not to be asked for'));
		const list = await completeJobList('mine', { jobs: [other], isComplete: true }, refuse, signal);
		expect(list).toEqual({ jobs: [other], isComplete: true });
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
