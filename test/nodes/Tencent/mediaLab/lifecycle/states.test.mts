import {
	isFinal,
	isPending,
	markTimedOut,
	mergeProgress,
	nameState,
	toProgress,
} from '../../../../../nodes/Tencent/mediaLab/lifecycle/states';

const jobIn = (state: number | null | undefined) => ({ id: 'job-1', state });
const at = (state: number | undefined) => toProgress(jobIn(state));

describe('A job', () => {
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
	])(
		'in the state %p is called %s, and its phase is %s, which is %s',
		(state, name, phase, kind) => {
			const progress = toProgress(jobIn(state));
			expect(nameState(state)).toBe(name);
			expect(progress).toEqual({ phase, job: jobIn(state) });
			expect(isPending(progress)).toBe(kind === 'pending');
			expect(isFinal(progress)).toBe(kind === 'final');
		},
	);
});

describe('When responses come in any order and any number of times', () => {
	it('a job goes on to later phases', () => {
		expect(mergeProgress(at(1), at(2))).toEqual(at(2));
		expect(mergeProgress(at(2), at(3))).toEqual(at(3));
		expect(mergeProgress(at(6), at(1))).toEqual(at(1));
	});

	it('a final phase stays', () => {
		for (const final of [3, 4, 5]) {
			for (const late of [1, 2, 3, 4, 5, 6])
				expect(mergeProgress(at(final), at(late))).toEqual(at(final));
		}
	});

	it('a late response does not turn the job back', () => {
		expect(mergeProgress(at(2), at(1))).toEqual(at(2));
		expect(mergeProgress(at(2), at(6))).toEqual(at(2));
	});

	it('the latest response of the same phase is kept', () => {
		const newer = {
			phase: 'processing',
			job: { id: 'job-1', state: 2, customId: 'newer' },
		} as const;
		expect(mergeProgress(at(2), newer)).toBe(newer);
	});
});

describe('When the node stops waiting', () => {
	it('a pending job becomes timed out, which is neither pending nor final', () => {
		const progress = markTimedOut(at(2), 60_000);
		expect(progress).toEqual({ phase: 'timedOut', job: jobIn(2), waitedMs: 60_000 });
		expect([isPending(progress), isFinal(progress)]).toEqual([false, false]);
	});

	it('a job that has ended stays as it is', () => expect(markTimedOut(at(3))).toEqual(at(3)));

	it('a job that timed out can still end', () => {
		expect(mergeProgress(markTimedOut(at(2)), at(3))).toEqual(at(3));
		expect(mergeProgress(markTimedOut(at(1), 5), at(2))).toEqual({
			phase: 'timedOut',
			job: jobIn(2),
			waitedMs: 5,
		});
	});
});
