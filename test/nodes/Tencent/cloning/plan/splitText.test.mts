import fc from 'fast-check';
import { splitText } from '../../../../../nodes/Tencent/cloning/plan/splitText';

describe('text is split', () => {
	it.each([
		['not at all when it fits', '  Short enough. \n', 20, ['Short enough.']],
		['into nothing when there is nothing', ' \n\t ', 20, []],
		[
			'at Chinese sentence ends',
			'今天天气很好。我们去公园吧！你说呢？好。',
			14,
			['今天天气很好。我们去公园吧！', '你说呢？好。'],
		],
		[
			'at Latin sentence ends',
			'One two. Three four! Five six?',
			22,
			['One two. Three four!', 'Five six?'],
		],
		[
			'behind quotes and brackets that close a sentence',
			'他说：“走吧。”然后离开了这里。',
			9,
			['他说：“走吧。”', '然后离开了这里。'],
		],
		['at line breaks', 'Title\r\nText of the body', 17, ['Title', 'Text of the body']],
		['never between marks', 'Really?! Yes... no', 10, ['Really?!', 'Yes... no']],
		[
			'never inside a number or an address',
			'It is 3.1415 at a.example.com now',
			30,
			['It is 3.1415 at a.example.com', 'now'],
		],
		[
			'at a sentence end rather than behind an abbreviation',
			'End. See e.g. this one',
			17,
			['End.', 'See e.g. this one'],
		],
		['otherwise at commas', '春天来了，花开了，鸟叫了', 10, ['春天来了，花开了，', '鸟叫了']],
		['otherwise at white space', 'one two three four', 9, ['one two', 'three', 'four']],
		['otherwise anywhere', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
		['but not inside an emoji', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 12, ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']],
		['and never inside a surrogate pair', '👩‍👩‍👧‍👦', 4, ['👩‍', '👩‍', '👧‍', '👦']],
	])('%s', (_how, text, limit, parts) => {
		expect(splitText(text, limit)).toEqual(parts);
	});

	it('at 512 characters by default', () => {
		expect(splitText('字'.repeat(1100)).map(({ length }) => length)).toEqual([512, 512, 76]);
	});

	it('quickly, however long it is', () => {
		const parts = splitText('今天天气很好，我们去公园吧。'.repeat(50_000));
		expect(parts.length).toBeGreaterThan(1000);
		expect(splitText(`${'.'.repeat(100_000)}a`).length).toBe(196);
	}, 10_000);
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

	it('has no part over the limit, and no part that is empty or begins or ends with white space', () => {
		check((_text, limit, parts) => {
			for (const part of parts) {
				expect(part.length).toBeLessThanOrEqual(limit);
				expect(part).not.toBe('');
				expect(part.trim()).toBe(part);
			}
		});
	});

	it('consists of its parts in order, with nothing but white space around them', () => {
		check((text, _limit, parts) => {
			let rest = text;
			for (const part of parts) {
				rest = rest.trimStart();
				expect(rest.startsWith(part)).toBe(true);
				rest = rest.slice(part.length);
			}
			expect(rest.trim()).toBe('');
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
