import { isWanted } from '../../../../../nodes/Tencent/JobTrigger/events/filterJob';
import { measureCpu } from '../../../../support/measureCpu.mts';

const everything = {
	events: ['completed', 'failed'],
	capabilities: ['other', 'singingCloning', 'voiceCloning'],
	tasks: ['generate', 'train'],
	customIdFilter: '',
} satisfies Parameters<typeof isWanted>[1];

describe('the filter of the trigger', () => {
	it.each([
		['podcast-*', 'podcast-7', true],
		['podcast-*', 'podcast-', true],
		['podcast-*', 'my-podcast-7', false],
		['*podcast*', 'my-podcast-7', true],
		['podcast.7', 'podcast-7', false],
		['podcast.7', 'podcast.7', true],
		['a*b*c', 'a-b-c', true],
		['**', '', true],
		['*', undefined, true],
		['a*a', 'a', false],
		['a*a', 'aa', true],
		['*ab', 'ab-ab', true],
		['ab*ab*', 'ab', false],
		['*a*b*', 'b-a', false],
		['a*b*b', 'a-b', false],
		['*\n*', 'a\nb', true],
		['*', '*', true],
		['podcast', undefined, false],
	])(
		'with the Custom ID Filter %j and the Custom ID %j returns %j',
		(customIdFilter, customId, expected) => {
			expect(isWanted({ id: '1', state: 3, customId }, { ...everything, customIdFilter })).toBe(
				expected,
			);
		},
	);

	it('lets a job through that does not say what it made, because losing an event is worse', () => {
		const filters = {
			...everything,
			capabilities: ['voiceCloning' as const],
			tasks: ['train' as const],
		};
		expect(isWanted({ id: '1', state: 4, outputs: null }, filters)).toBe(true);
	});

	it('counts a canceled job as failed', () => {
		expect(isWanted({ id: '1', state: 5 }, { ...everything, events: ['failed'] })).toBe(true);
		expect(isWanted({ id: '1', state: 5 }, { ...everything, events: ['completed'] })).toBe(false);
	});

	it('is quick with many stars and a Custom ID that nearly matches', () => {
		const filter = { ...everything, customIdFilter: '*a*a*a*b' };
		const match = (length: number) =>
			expect(isWanted({ id: '1', state: 3, customId: 'a'.repeat(length) }, filter)).toBe(false);
		// With backtracking, 400 characters take minutes.
		expect(measureCpu(() => match(400), 1)).toBeLessThan(200);
	});

	it('is quick with a pattern of nothing but stars', () => {
		const customId = 'a'.repeat(10_000);
		expect(
			isWanted(
				{ id: '1', state: 3, customId },
				{ ...everything, customIdFilter: `${'*'.repeat(1000)}b` },
			),
		).toBe(false);
	});
});
