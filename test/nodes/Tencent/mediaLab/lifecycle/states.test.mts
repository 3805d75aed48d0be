import {
	mergeProgress,
	markTimedOut,
	isFinal,
	isPending,
	nameState,
	toProgress,
} from '../../../../../nodes/Tencent/mediaLab/lifecycle/states';

const jobIn = (state: number | null | undefined) => ({ id: 'job-1', state });
const at = (state: number | undefined) => toProgress(jobIn(state));

describe('a job is', () => {
	it.each([
		[1, 'SUBMITTED', 'submitted', 'pending'],
		[2, 'PROCESSING', 'processing', 'pending'],
		[3, 'COMPLETED', 'completed', 'final'],
		[4, 'ERROR', 'failed', 'final'],
		[5, 'CANCELED', 'canceled', 'final'],
		[6, 'UNKNOWN', 'unknown', 'pending'],
		[0, 'UNKNOWN', 'unknown', 'pending'],
		[1.5, 'UNKNOWN', 'unknown', 'pending'],
		[null, 'UNKNOWN', 'unknown', 'pending'],
		[undefined, 'UNKNOWN', 'unknown', 'pending'],
	])('in state %p: %s, %s and %s', (state, name, phase, kind) => {
		const progress = toProgress(jobIn(state));
		expect(nameState(state)).toBe(name);
		expect(progress).toEqual({ phase, job: jobIn(state) });
		expect(isPending(progress)).toBe(kind === 'pending');
		expect(isFinal(progress)).toBe(kind === 'final');
	});
});

describe('when answers come, in whatever order and however often', () => {
	it('a job goes on', () => {
		expect(mergeProgress(at(1), at(2))).toEqual(at(2));
		expect(mergeProgress(at(2), at(3))).toEqual(at(3));
		expect(mergeProgress(at(6), at(1))).toEqual(at(1));
	});

	it('what is final stays', () => {
		for (const final of [3, 4, 5]) {
			for (const late of [1, 2, 3, 4, 5, 6])
				expect(mergeProgress(at(final), at(late))).toEqual(at(final));
		}
	});

	it('a late answer does not turn it back', () => {
		expect(mergeProgress(at(2), at(1))).toEqual(at(2));
		expect(mergeProgress(at(2), at(6))).toEqual(at(2));
	});

	it('the newest answer is the one that is kept', () => {
		const newer = {
			phase: 'processing',
			job: { id: 'job-1', state: 2, customId: 'newer' },
		} as const;
		expect(mergeProgress(at(2), newer)).toBe(newer);
	});
});

describe('when the node stops waiting', () => {
	it('a pending job is timed out, neither pending nor final', () => {
		const progress = markTimedOut(at(2), 60_000);
		expect(progress).toEqual({ phase: 'timedOut', job: jobIn(2), waitedMs: 60_000 });
		expect([isPending(progress), isFinal(progress)]).toEqual([false, false]);
	});

	it('a job that has ended stays what it is', () => expect(markTimedOut(at(3))).toEqual(at(3)));

	it('the job can still end', () => {
		expect(mergeProgress(markTimedOut(at(2)), at(3))).toEqual(at(3));
		expect(mergeProgress(markTimedOut(at(1), 5), at(2))).toEqual({
			phase: 'timedOut',
			job: jobIn(2),
			waitedMs: 5,
		});
	});
});
