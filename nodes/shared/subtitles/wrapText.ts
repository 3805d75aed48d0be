/**
 * How many characters a line holds, by Netflix's Timed Text Style Guides: 42 in English
 * (https://partnerhelp.netflixstudios.com/hc/en-us/articles/217350977) and 16 in Chinese
 * (https://partnerhelp.netflixstudios.com/hc/en-us/articles/215986007). A text with any ideograph counts as Chinese; there, two
 * characters of other scripts take the place of one.
 */
const LATIN_LINE = 42;
const CHINESE_LINE = 16;

const IDEOGRAPH = /\p{Script=Han}/u;
/** As wide as an ideograph: the scripts and marks of East Asia, and emoji. */
const WIDE =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6\p{Extended_Pictographic}]/u;
/** May not begin a line, and so stay with what precedes them. */
const CLOSING = /^[\p{Pe}\p{Pf}，、。．：；！？…—～·,.:;!?%％]/u;
/** May not end a line. */
const OPENING = /[\p{Ps}\p{Pi}]$/u;

const CHARACTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Knows the words of Chinese, which no spaces divide. */
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/** The end of a clause, where a break reads best. */
const CLAUSE_END = /[，。；：！？、,.;:!?…][\p{Pe}\p{Pf}"']*\s*$/u;
/** How much of a line must be filled for that. */
const EARLIEST_BREAK = 0.5;

/**
 * Breaks a text into lines, between words: behind a comma or full stop where that leaves no line half empty. A word that alone is
 * too long is broken, too. Line breaks of the text count as spaces.
 */
export function wrapText(text: string): string[] {
	const isChinese = IDEOGRAPH.test(text);
	// In halves of an ideograph, so that both kinds of line are measured alike.
	const limit = isChinese ? CHINESE_LINE * 2 : LATIN_LINE;
	const measure = isChinese ? measureWidth : countCharacters;
	const fits = (pieces: readonly string[]) => measure(pieces.join('').trimEnd()) <= limit;
	const lines: string[] = [];
	let line: string[] = [];
	const end = (length: number) => {
		lines.push(line.slice(0, length).join('').trim());
		line = line.slice(length);
	};
	for (const piece of splitPieces(text, isChinese).flatMap((word) =>
		breakWord(word, limit, measure),
	)) {
		while (line.length > 0 && !fits([...line, piece])) {
			const length = line.findLastIndex((_, index) => CLAUSE_END.test(line[index]!)) + 1;
			const isFilled = measure(line.slice(0, length).join('')) >= limit * EARLIEST_BREAK;
			end(isFilled ? length : line.length);
		}
		line.push(piece);
	}
	if (line.length > 0) end(line.length);
	return lines.filter((written) => written !== '');
}

/** What may stand on a line of its own, with the white space behind it. */
function splitPieces(text: string, isChinese: boolean): string[] {
	const words = text
		.trim()
		.replace(/\s+/g, ' ')
		.split(/(?<= )/);
	return isChinese ? words.flatMap(splitIdeographs) : words;
}

function splitIdeographs(word: string): string[] {
	const pieces: string[] = [];
	for (const { segment } of WORDS.segment(word)) {
		const last = pieces.at(-1);
		const belongs =
			last !== undefined &&
			(segment === ' ' || CLOSING.test(segment) || OPENING.test(last) || isLatin(last, segment));
		if (belongs) pieces[pieces.length - 1] = last + segment;
		else pieces.push(segment);
	}
	return pieces;
}

/** Whether both are part of a word or number in another script. */
function isLatin(before: string, character: string): boolean {
	return !WIDE.test(before.at(-1)!) && !WIDE.test(character) && !before.endsWith(' ');
}

/** A word as it is, or its parts where it is too long for a line. */
function breakWord(word: string, limit: number, measure: (piece: string) => number): string[] {
	const parts: string[] = [];
	let rest = word;
	for (
		let head = takeWidth(rest, limit, measure);
		head.length < rest.trimEnd().length;
		head = takeWidth(rest, limit, measure)
	) {
		parts.push(head);
		rest = rest.slice(head.length);
	}
	return [...parts, rest];
}

function takeWidth(text: string, limit: number, measure: (piece: string) => number): string {
	let taken = '';
	for (const { segment } of CHARACTERS.segment(text)) {
		if (taken !== '' && measure(taken + segment) > limit) break;
		taken += segment;
	}
	return taken;
}

/** An ideograph counts 2, a Latin letter 1. */
function measureWidth(text: string): number {
	let width = 0;
	for (const { segment } of CHARACTERS.segment(text)) width += WIDE.test(segment) ? 2 : 1;
	return width;
}

function countCharacters(text: string): number {
	return [...CHARACTERS.segment(text)].length;
}
