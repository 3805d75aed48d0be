import { planTimeline } from '../../../../../nodes/Tencent/cloning/narrate/timeline';
import type { TimelineOptions } from '../../../../../nodes/Tencent/cloning/narrate/timeline';

const natural: TimelineOptions = {
	timing: 'natural',
	gapSeconds: 0.5,
	overrun: 'move',
	sampleRate: 1000,
};
const timed: TimelineOptions = { ...natural, timing: 'script' };

describe('lines that follow each other', () => {
	it('have a pause between them, and none before the first', () => {
		const lines = [{ text: 'a', start: 9 }, { text: 'b' }, { text: 'c' }];
		expect(planTimeline(lines, [1000, 2000, 1], natural)).toEqual({
			starts: [0, 1500, 4000],
			end: 4001,
			overruns: [],
		});
	});

	it('have the pauses that the script asks for', () => {
		const lines = [
			{ text: 'a', gap: 1 },
			{ text: 'b', gap: 0 },
			{ text: 'c', gap: 2.0004 },
		];
		expect(planTimeline(lines, [10, 10, 10], natural).starts).toEqual([1000, 1010, 3020]);
	});
});

describe('lines at the times of the script', () => {
	const lines = [1, 3, 5, 10].map((start) => ({ text: 'Well, well', start }));

	it('begin to the sample', () => {
		expect(planTimeline(lines, [2000, 1000, 1000, 500], timed)).toEqual({
			starts: [1000, 3000, 5000, 10_000],
			end: 10_500,
			overruns: [],
		});
	});

	it('that are too long move what follows until there is room again, and only they are reported', () => {
		expect(planTimeline(lines, [2500, 1900, 1000, 500], timed)).toEqual({
			starts: [1000, 3500, 5400, 10_000],
			end: 10_500,
			overruns: [{ line: 1, seconds: 0.5 }],
		});
	});

	it('that are too long are an error where that is asked for', () => {
		expect(() =>
			planTimeline(lines, [500, 2250, 1000, 500], { ...timed, overrun: 'fail' }),
		).toThrow("Line 2 of the script, 'Well, well', is 0.25 s too long");
	});

	it('without a time follow the line before them', () => {
		const some = [{ text: 'a', start: 2 }, { text: 'b' }, { text: 'c', start: 2.5 }];
		expect(planTimeline(some, [100, 100, 100], timed)).toMatchObject({
			starts: [2000, 2600, 2700],
			overruns: [{ line: 2, seconds: 0.2 }],
		});
	});

	it('without a time are too long together with the line before them', () => {
		const some = [{ text: 'a', start: 0 }, { text: 'b' }, { text: 'c', start: 1 }];
		expect(() => planTimeline(some, [5000, 100, 100], { ...timed, overrun: 'fail' })).toThrow(
			"Line 2 of the script, 'b', is 4.6 s too long",
		);
	});
});
