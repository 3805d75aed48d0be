import { TEXT_LIMIT } from '../../mediaLab/api/requestSchema';

/** Quotes and brackets that still belong to the sentence before them. */
const CLOSERS = `"'”’»›）)】\\]」』》〉〕}`;
const SENTENCE_MARKS = '。｡！？；…!?;.';
const CLAUSE_MARKS = '，、：,:.';
const LATIN = '[A-Za-z0-9]';

/** Matches a whole run of marks and closers; `last` is the mark before the closers. */
const endPattern = (marks: string, last: string) =>
	`(?<![${marks}])[${marks}]*(?:${last})[${CLOSERS}]*(?![${marks}${CLOSERS}])`;

/**
 * Where text may be split, best first. A Latin mark ends a sentence or clause only where no Latin letter or digit follows
 * it, so that numbers, addresses and file names stay whole. A full stop before a small letter is taken for an
 * abbreviation.
 */
const ENDS = [
	new RegExp(
		`\\n|${endPattern(
			SENTENCE_MARKS,
			`[。｡！？；…]|[!?;](?![${CLOSERS}]*${LATIN})|\\.(?![${CLOSERS}]*(?:${LATIN}|\\s*\\p{Ll}))`,
		)}`,
		'gu',
	),
	new RegExp(endPattern(CLAUSE_MARKS, `[，、：]|[,:.](?![${CLOSERS}]*${LATIN})`), 'gu'),
	/(?<=\S)(?=\s)/gu,
];

/**
 * Splits text into parts that the vendor accepts: at the last end of a sentence that fits, otherwise at the last comma or
 * colon, otherwise at the last white space, otherwise anywhere between two characters as readers see them.
 *
 * The parts are slices of the text, in order. Only white space before, between and after them is left out. No part is
 * empty, begins or ends with white space, or is longer than `limit`. A surrogate pair is never split; an emoji or an
 * accented letter of several code points only where it alone is longer than `limit`.
 *
 * @param limit in UTF-16 units, at least 2
 * @returns no parts where there is nothing but white space
 */
export function splitText(text: string, limit = TEXT_LIMIT): string[] {
	const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
	const ends = ENDS.map((pattern) => findEnds(text, pattern));
	const parts: string[] = [];
	for (let start = skipSpace(text, 0); start < text.length;) {
		const latest = start + limit;
		const isEnd = (end: number) => end > start && end <= latest && startsCharacter(characters, end);
		const hasRest = text.slice(start).trimEnd().length > limit;
		const end = hasRest
			? (findBestEnd(ends, isEnd) ?? splitBetweenCharacters(text, characters, start, latest))
			: text.length;
		parts.push(text.slice(start, end).trimEnd());
		start = skipSpace(text, end);
	}
	return parts;
}

function findEnds(text: string, pattern: RegExp): number[] {
	return Array.from(text.matchAll(pattern), (match) => match.index + match[0].length);
}

/** The last end that is accepted, of the best kind that has one. */
function findBestEnd(ends: number[][], isAccepted: (end: number) => boolean): number | undefined {
	for (const candidates of ends) {
		const end = candidates.findLast(isAccepted);
		if (end !== undefined) return end;
	}
	return undefined;
}

function startsCharacter(characters: Intl.Segments, index: number): boolean {
	const character = characters.containing(index);
	return character === undefined || character.index === index;
}

function splitBetweenCharacters(
	text: string,
	characters: Intl.Segments,
	start: number,
	latest: number,
): number {
	const end = characters.containing(latest)?.index ?? text.length;
	if (end > start) return end;
	const splitsPair = /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(latest - 1, latest + 1));
	return splitsPair ? latest - 1 : latest;
}

function skipSpace(text: string, index: number): number {
	return text.length - text.slice(index).trimStart().length;
}
