import fc from 'fast-check';
import { splitSentences, splitText } from '../../../../../nodes/Tencent/cloning/plan/splitText';
import { readCase } from '../../../../audio/caseFiles.mts';

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
		['but not inside an emoji', 'a👩‍👩‍👧‍👦👩‍👩‍👧‍👦b', 13, ['a👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦b']],
		['and never inside a surrogate pair', '𠀀\u0301𠀁\u0301', 2, ['𠀀', '𠀁']],
	])('%s', (_how, text, limit, parts) => {
		expect(splitText(text, limit)).toEqual(parts);
	});

	it('at 512 characters by default', () => {
		expect(splitText('字'.repeat(1100)).map(({ length }) => length)).toEqual([512, 512, 76]);
	});

	it.each([
		['Chinese sentences', '今天天气很好，我们去公园吧。', 75_000],
		['English sentences', 'The quick brown fox, again. ', 37_500],
		['one word', 'a', 1_000_000],
		['single letters', 'a ', 500_000],
		['marks', '.', 1_000_000],
		['flags', '🇨🇳', 250_000],
		['one letter with countless accents', '\u0301', 1_000_000],
	])(
		'in seconds when it is a megabyte of %s',
		(_what, piece, count) => {
			const parts = splitText(`e${piece.repeat(count)}e`);
			expect(parts.length).toBeGreaterThan(1);
			expect(parts.at(0)).toMatch(/^e/);
			expect(parts.at(-1)).toMatch(/e$/);
		},
		10_000,
	);
});

describe('marks without anything to speak', () => {
	it.each([
		['join the part before them', 'One two.\n***\n', 12, ['One two.\n***']],
		[
			'join the part behind them where the one before is full',
			'One two.\n***\nSix.',
			9,
			['One two.', '***\nSix.'],
		],
		[
			'are left out where they fit into neither',
			'One two.\n***\nSix ten.',
			9,
			['One two.', 'Six ten.'],
		],
		['make no part where there is nothing else', '*** — … 😀', 512, []],
	])('%s', (_what, text, limit, parts) => {
		expect(splitText(text, limit)).toEqual(parts);
	});

	it('are no input of their own behind a text that fills the limit', async () => {
		const text = (await readCase('punctuation-tail.txt')).toString();
		const [spoken] = text.split('\n');
		expect(splitText(text)).toEqual([spoken]);
	});
});

describe('splitSentences', () => {
	it('takes each sentence by itself, with the marks that belong to it', () => {
		expect(
			splitSentences(' “Yes!” One (two). 3.5 of them…\n— !? 好。对吗？ file.txt is it'),
		).toEqual(['“Yes!”', 'One (two).', '3.5 of them…\n— !?', '好。', '对吗？', 'file.txt is it']);
		expect(splitSentences(' … ')).toEqual([]);
	});

	it('loses nothing that can be spoken', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
				const spoken = (part: string) => part.replace(/[^\p{L}\p{N}]/gu, '');
				expect(spoken(splitSentences(text).join(' '))).toBe(spoken(text));
			}),
		);
	});
});
