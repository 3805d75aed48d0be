import { digestWork } from '../../../../../nodes/Tencent/mediaLab/lifecycle/matching/fingerprint';
import {
	recallRun,
	rememberJob,
	resetJobMemory,
} from '../../../../../nodes/Tencent/mediaLab/lifecycle/jobMemory';
import { findReusableJobs } from '../../../../../nodes/Tencent/mediaLab/lifecycle/reusableJobs';
import type { CountedJobList } from '../../../../../nodes/Tencent/mediaLab/lifecycle/lists/listEvidence';
import type { Job } from '../../../../../nodes/Tencent/mediaLab/api/responses/responseSchema';

const { signal } = new AbortController();
const own = { account: 'account', idempotencyKey: 'run', customId: 'run' };
const chosen = { ...own, customId: 'campaign' };
const other = { ...chosen, idempotencyKey: 'other run' };

const want = (outputPrefix = '', sourceData = 'Hello') => {
	const voiceCloning = { type: 1 as const, modelName: 'default' };
	const request = {
		inputs: [{ sourceData }],
		outputs: [{ inputSelectors: [0], smartContentDescriptor: { outputPrefix, voiceCloning } }],
	};
	return { request, work: digestWork(request), hasUniqueNames: outputPrefix !== '' };
};
const wanted = want();
const jobIn = (id: string, { request } = wanted, state = 1): Job => ({ id, state, ...request });
const listOf = (...jobs: Job[]): CountedJobList => ({
	jobs,
	isComplete: true,
	count: jobs.length,
	total: jobs.length,
});

/** Finds the jobs of a run where the vendor lists and knows what it is told to, and takes one for each that is wanted. */
async function take(
	run: typeof own,
	list: CountedJobList,
	wants = [wanted],
	known: Job[] = list.jobs,
): Promise<Array<string | undefined>> {
	const client = {
		createJob: () => Promise.reject(new Error('Nothing is to be created')),
		listJobs: () => Promise.resolve(list),
		getJob: (jobId: string) => Promise.resolve(known.find(({ id }) => id === jobId)),
	};
	const reusable = await findReusableJobs(client, run, wants, signal);
	const taken: Array<string | undefined> = [];
	for (const each of wants) taken.push((await reusable.take(each))?.id);
	return taken;
}

beforeEach(resetJobMemory);

describe('A run that this process has not seen, whose jobs have a Custom ID of their own,', () => {
	it('reuses each job of an earlier try once', async () => {
		expect(await take(own, listOf(jobIn('1'), jobIn('2')), [wanted, wanted])).toEqual(['1', '2']);
	});

	it('does not reuse a job that failed, or one from another request', async () => {
		const list = listOf(jobIn('failed', wanted, 4), jobIn('other', want('', 'Bye')));
		expect(await take(own, list)).toEqual([undefined]);
	});

	it.each([
		['is known to be cut', { isComplete: false, total: 1 }],
		['has as many jobs as a page, without a total', { count: 20, total: undefined }],
	])('creates nothing when the list %s', async (_how, changes) => {
		await expect(take(own, { ...listOf(), ...changes })).rejects.toThrow(
			'It is not known whether the job of this item was created',
		);
	});

	it('creates nothing when the vendor denies a job that it lists', async () => {
		await expect(take(own, listOf(jobIn('1')), [wanted], [])).rejects.toThrow('not known');
	});
});

describe("A run whose jobs have the user's Custom ID", () => {
	it('leaves alone all that was there, and what comes without its doing', async () => {
		expect(await take(chosen, listOf(jobIn('old')))).toEqual([undefined]);
		expect(await take(chosen, listOf(jobIn('old'), jobIn('new')))).toEqual([undefined]);
	});

	it('reuses the jobs that it is known to have created, and none of another run', async () => {
		await take(chosen, listOf());
		rememberJob(chosen, 'own', wanted.work);
		rememberJob(other, 'foreign', wanted.work);
		expect(await take(chosen, listOf(jobIn('foreign'), jobIn('own')))).toEqual(['own']);
	});

	it('knows its job by unique prefixes, even if this process did not create it', async () => {
		const named = want('AbCdEfGh00_');
		const list = listOf(
			jobIn('other', want('HgFeDcBa00_')),
			jobIn('failed', named, 4),
			jobIn('own', named),
		);
		expect(await take(chosen, list, [named])).toEqual(['own']);
	});

	it('knows its job once the vendor says what it makes, and creates nothing before', async () => {
		const named = want('AbCdEfGh00_');
		const own = jobIn('own', named);
		const silent = { ...listOf({ ...own, outputs: [{}] }), isComplete: false };
		await expect(take(chosen, silent, [named])).rejects.toThrow('not known');
		expect(await take(chosen, listOf(own), [named])).toEqual(['own']);
	});

	it('accounts for the jobs of other runs that a list does not show', async () => {
		rememberJob(other, 'foreign');
		const cut = { ...listOf(), isComplete: false, total: 1 };
		expect(await take(chosen, cut)).toEqual([undefined]);
		await expect(take({ ...chosen, account: 'another' }, cut)).rejects.toThrow('not known');
	});
});

describe('A job that this process has created', () => {
	beforeEach(async () => {
		await take(own, listOf());
		rememberJob(own, 'mine', wanted.work);
	});

	it('is reused though it is not listed', async () => {
		expect(await take(own, listOf(), [wanted], [jobIn('mine')])).toEqual(['mine']);
	});

	it('is reused even where the vendor denies it, because it was paid for', async () => {
		expect(await take(own, listOf())).toEqual(['mine']);
	});

	it('is not reused once it has failed', async () => {
		expect(await take(own, listOf(), [wanted], [jobIn('mine', wanted, 4)])).toEqual([undefined]);
	});

	it('leaves another item without a job, which can be created', async () => {
		const cut = { ...listOf(), isComplete: false, total: 1 };
		expect(await take(own, cut, [wanted, wanted])).toEqual(['mine', undefined]);
	});
});

describe('A run that was resumed', () => {
	it('reuses its jobs by what the vendor tells of them', async () => {
		rememberJob(own, 'mine');
		recallRun(own).isWhole = true;
		expect(await take(own, listOf(), [wanted], [jobIn('mine')])).toEqual(['mine']);
	});

	it('creates nothing while the vendor does not tell what its jobs are', async () => {
		rememberJob(own, 'mine');
		recallRun(own).isWhole = true;
		await expect(take(own, listOf())).rejects.toThrow('not known');
	});
});
