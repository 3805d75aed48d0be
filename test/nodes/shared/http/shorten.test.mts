import fc from 'fast-check';
import { listNames, quoteBriefly, shorten } from '../../../../nodes/shared/http/shorten';

describe('A shortened text', () => {
	it('is never much longer than it may be, and never ends within a character', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme', maxLength: 40 }),
				fc.nat({ max: 20 }),
				(text, length) => {
					const shortened = shorten(text, length);
					expect(shortened.length).toBeLessThanOrEqual(length + '…'.length);
					expect(shortened.isWellFormed()).toBe(text.isWellFormed());
					expect(text.startsWith(shortened.replace(/…$/, ''))).toBe(true);
				},
			),
		);
	});

	it('stays as it is where it is short', () => {
		expect(shorten('data', 4)).toBe('data');
		expect(quoteBriefly('data')).toBe("'data'");
		expect(listNames(['audio', 'cover'])).toBe('audio, cover');
	});

	it('tells a long name, and many names, by their beginning', () => {
		const long = 'x'.repeat(5000);
		expect(quoteBriefly(long)).toBe(`'${'x'.repeat(100)}…'`);
		expect(listNames([long, 'data'])).toBe(`${'x'.repeat(100)}…, data`);
		expect(listNames(Array.from({ length: 5000 }, () => 'name'))).toHaveLength(501);
	});
});
