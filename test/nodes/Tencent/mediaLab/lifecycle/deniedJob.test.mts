import {
	needsRefresh,
	refreshJobs,
} from '../../../../../nodes/Tencent/mediaLab/lifecycle/refreshJobs';
import type { WatchedJob } from '../../../../../nodes/Tencent/mediaLab/lifecycle/refreshJobs';
import {
	createReader,
	explainedBy,
	noPermission,
	notAllowed,
	refusal,
	trouble,
	watch,
} from './jobReader.mts';

const { signal } = new AbortController();

describe('A job that the list leaves out and GetJob refuses in words', () => {
	const longAgo = { rounds: 2, since: Date.now() - 60_000 };

	it('is waited for until that has been so for half a minute and three rounds', async () => {
		const { reader } = createReader({ get: refusal });
		const refresh = async (job: WatchedJob) => (await refreshJobs(reader, [job], signal))[0]!;
		const first = await refresh(watch('one'));
		expect([first.denial?.rounds, needsRefresh(first)]).toEqual([1, true]);
		const third = await refresh(await refresh(first));
		expect([third.denial?.rounds, needsRefresh(third)]).toEqual([3, true]);
		const late = await refresh({ ...watch('one'), denial: { rounds: 1, since: longAgo.since } });
		expect(needsRefresh(late)).toBe(true);

		const denied = await refresh({ ...watch('one'), denial: longAgo });
		expect(needsRefresh(denied)).toBe(false);
		expect(denied.refusal).toMatchObject({
			message: 'Tencent Media Lab no longer knows job one: 任务不存在',
			code: 'jobNotFound',
			references: { 'job ID': 'one' },
		});
	});

	it('is denied in words that could be about the account where the credential evidently works', async () => {
		const { reader } = createReader({ get: noPermission });
		const [job] = await refreshJobs(reader, [{ ...watch('one'), denial: longAgo }], signal);
		expect(job!.refusal?.code).toBe('jobNotFound');
	});

	it.each([
		['任务不存在，请稍后再试', 200],
		['No such job or it has timed out', 200],
		['record not found: internal error', 404],
		['internal error', 200],
	])('is denied where %j is all it says, though the list is answered', async (said, httpStatus) => {
		const { reader } = createReader({ get: explainedBy(said, httpStatus) });
		const [job] = await refreshJobs(reader, [{ ...watch('one'), denial: longAgo }], signal);
		expect(job!.refusal?.code).toBe('jobNotFound');
	});

	it.each([
		['the list is not answered', { list: trouble, get: explainedBy('internal error', 200) }],
		['its status says so too', { get: explainedBy('internal error', 503) }],
	])('is not denied by a service that is busy where %s', async (_when, answers) => {
		const { reader } = createReader(answers);
		const [job] = await refreshJobs(reader, [{ ...watch('one'), denial: longAgo }], signal);
		expect(needsRefresh(job!)).toBe(true);
		expect(job!.refusal).toBeUndefined();
	});

	it('is denied only where GetJob was asked for it', async () => {
		const watched = Array.from({ length: 20 }, (_, index) => ({
			...watch(`${index}`),
			denial: longAgo,
		}));
		const { reader, asked } = createReader({ get: explainedBy('internal error', 200) });
		const refreshed = await refreshJobs(reader, watched, signal);
		const denied = refreshed.filter(({ refusal: reason }) => reason?.code === 'jobNotFound');
		expect(denied).toHaveLength(asked.length - 1);
	});

	it.each([
		['only the credential may be wrong', { list: trouble, get: noPermission }],
		['ListJobs does not answer either', { list: notAllowed, get: refusal }],
		['GetJob refuses for another reason', { get: notAllowed }],
		['GetJob is in trouble', { get: trouble }],
		['the list knows it', { list: [{ id: 'one' }], get: refusal }],
	])('is not denied when %s', async (_when, answers) => {
		const { reader } = createReader(answers);
		const [job] = await refreshJobs(reader, [{ ...watch('one'), denial: longAgo }], signal);
		expect(needsRefresh(job!)).toBe(true);
	});

	it('is counted anew once the vendor has known it', async () => {
		const { reader } = createReader({ list: [{ id: 'one', state: 2 }] });
		const [job] = await refreshJobs(reader, [{ ...watch('one'), denial: longAgo }], signal);
		expect(job!.denial).toBeUndefined();
	});
});
