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

/**
 * Breaks a text into lines, between words, and in Chinese between characters. A word that alone is too long is broken, too.
 * Line breaks of the text count as spaces.
 */
export function wrapText(text: string): string[] {
	const isChinese = IDEOGRAPH.test(text);
	// In halves of an ideograph, so that both kinds of line are measured alike.
	const limit = isChinese ? CHINESE_LINE * 2 : LATIN_LINE;
	const measure = (piece: string) => (isChinese ? measureWidth(piece) : countCharacters(piece));
	const lines: string[] = [];
	let line = '';
	for (const piece of splitPieces(text, isChinese)) {
		if (measure((line + piece).trimEnd()) <= limit) {
			line += piece;
			continue;
		}
		if (line.trim() !== '') lines.push(line.trim());
		line = piece;
		for (
			let head = takeWidth(line, limit, measure);
			head.length < line.trimEnd().length;
			head = takeWidth(line, limit, measure)
		) {
			lines.push(head.trim());
			line = line.slice(head.length);
		}
	}
	if (line.trim() !== '') lines.push(line.trim());
	return lines;
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
	for (const { segment } of CHARACTERS.segment(word)) {
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
