import fc from 'fast-check';
import { splitText } from '../../../../../nodes/Tencent/cloning/plan/splitText';
import { measureCpu } from '../../../../support/measureCpu.mts';

describe('the time that splitting takes', () => {
	const measure = (text: string, times: number) => measureCpu(() => void splitText(text), times);

	it.each([
		['Chinese sentences', '今天天气很好，我们去公园吧。'],
		['a word without end', 'a'],
		['marks', '.'],
		['marks and quotes', '."'],
		['full stops and spaces', '. '],
		['brackets that close', '.)))'],
		['an abbreviation and a small letter', 'e.g. a'],
		['flags', '🇨🇳'],
		['accents', '\u0301'],
		['spaces', ' '],
	])('grows with the length of the text and not faster: %s', (_what, piece) => {
		const [short, factor] = [40_000, 8];
		const build = (length: number) => `e${piece.repeat(length / piece.length)}e`;
		measure(build(short), factor);
		// Were it quadratic, the long text would take eight times as long as eight short ones.
		const shortTexts = measure(build(short), factor);
		expect(measure(build(short * factor), 1)).toBeLessThan(4 * shortTexts + 40);
	});
});

describe('any text that is split', () => {
	const pieces = [
		'字',
		'。',
		'，',
		'. ',
		'!',
		'”',
		' ',
		'\n',
		'\r\n',
		'word',
		'é',
		'e\u0301',
		'\u0301',
		'😀',
		'👍🏽',
		'👨‍👩‍👧',
		'\u{1F1E8}\u{1F1F3}',
		'…',
		'3.14',
	];
	const texts = fc.oneof(
		fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
		fc.string({ unit: 'grapheme', maxLength: 120 }),
		fc.string({ unit: 'binary', maxLength: 120 }),
	);
	const limits = fc.integer({ min: 2, max: 24 });
	const check = (property: (text: string, limit: number, parts: string[]) => void) =>
		fc.assert(
			fc.property(texts, limits, (text, limit) => property(text, limit, splitText(text, limit))),
			{ numRuns: 2000 },
		);

	it('has no part over the limit, and no part that has nothing to speak or begins or ends with white space', () => {
		check((_text, limit, parts) => {
			for (const part of parts) {
				expect(part.length).toBeLessThanOrEqual(limit);
				expect(part).toMatch(/[\p{L}\p{N}]/u);
				expect(part.trim()).toBe(part);
			}
		});
	});

	it('consists of its parts in order, with nothing to speak between them', () => {
		check((text, _limit, parts) => {
			let end = 0;
			for (const part of parts) {
				const start = text.indexOf(part, end);
				expect(start).toBeGreaterThanOrEqual(end);
				expect(text.slice(end, start)).not.toMatch(/[\p{L}\p{N}]/u);
				end = start + part.length;
			}
			expect(text.slice(end)).not.toMatch(/[\p{L}\p{N}]/u);
		});
	});

	it('keeps marks as long as all of it fits', () => {
		check((text, limit, parts) => {
			const isSpoken = /[\p{L}\p{N}]/u.test(text);
			if (isSpoken && text.trim().length <= limit) expect(parts).toEqual([text.trim()]);
		});
	});

	it('is split inside a character only when that alone is over the limit', () => {
		const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
		check((text, limit, parts) => {
			const characters = segmenter.segment(text);
			let position = 0;
			for (const part of parts) {
				position = text.indexOf(part, position);
				for (const cut of [position, position + part.length]) {
					const around = characters.containing(cut);
					if (!around || around.index === cut) continue;
					const isSpaceBefore = /^\s/.test(around.segment) && cut === position;
					const isSpaceAfter = /\s$/.test(around.segment);
					expect(around.segment.length > limit || isSpaceBefore || isSpaceAfter).toBe(true);
					expect(/^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(cut - 1, cut + 1))).toBe(false);
				}
				position += part.length;
			}
		});
	});
});
