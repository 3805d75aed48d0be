import { TEXT_LIMIT } from '../../mediaLab/api/requestSchema';
import { SPOKEN } from '../../mediaLab/api/textSchema';

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

/** A slice of a text, without white space at its ends. */
interface Part {
	start: number;
	end: number;
}

/**
 * Splits text into parts that the vendor accepts: at the last end of a sentence that fits, otherwise at the last comma or
 * colon, otherwise at the last white space, otherwise anywhere between two characters as readers see them.
 *
 * The parts are slices of the text, in order. No part is longer than `limit`, begins or ends with white space, or is without
 * a letter, ideograph or digit. Left out are only white space between the parts, and marks that fit into neither of the
 * parts beside them. A surrogate pair is never split; an emoji or an accented letter of several code points only where it
 * alone is longer than `limit`. The time it takes grows with the length of the text, not faster.
 *
 * @param limit in UTF-16 units, at least 2
 * @returns no parts where there is nothing to speak
 */
export function splitText(text: string, limit = TEXT_LIMIT): string[] {
	const parts = attachSilentParts(findParts(text, limit), text, limit);
	return parts.map(({ start, end }) => text.slice(start, end));
}

/**
 * Splits text into its sentences, by the same rules. Marks without anything to speak stay with the sentence before them.
 *
 * @returns no sentences where there is nothing to speak
 */
export function splitSentences(text: string): string[] {
	const ends = Array.from(text.matchAll(ENDS[0]!), (match) => match.index + match[0].length);
	let start = 0;
	const sentences = [...ends, text.length].flatMap((end): Part[] => {
		const first = skipSpace(text, start);
		start = end;
		const length = text.slice(first, end).trimEnd().length;
		return length > 0 ? [{ start: first, end: first + length }] : [];
	});
	return attachSilentParts(sentences, text, Infinity).map(({ start, end }) =>
		text.slice(start, end),
	);
}

function findParts(text: string, limit: number): Part[] {
	const finders = ENDS.map((pattern) => createEndFinder(text, pattern));
	const textEnd = text.trimEnd().length;
	const parts: Part[] = [];
	for (let start = skipSpace(text, 0); start < textEnd;) {
		const latest = start + limit;
		const end = textEnd <= latest ? textEnd : findBestEnd(text, finders, start, latest);
		parts.push({ start, end: start + text.slice(start, end).trimEnd().length });
		start = skipSpace(text, end);
	}
	return parts;
}

/** Joins parts without anything to speak to the part before or behind them, or leaves them out where they do not fit. */
function attachSilentParts(parts: readonly Part[], text: string, limit: number): Part[] {
	const spoken: Part[] = [];
	let silent: Part | undefined;
	for (const { start, end } of parts) {
		const last = spoken.at(-1);
		if (SPOKEN.test(text.slice(start, end))) {
			const fits = silent !== undefined && end - silent.start <= limit;
			spoken.push({ start: silent && fits ? silent.start : start, end });
			silent = undefined;
		} else if (last && end - last.start <= limit) {
			last.end = end;
		} else {
			silent = { start, end };
		}
	}
	return spoken;
}

/** The ends of one kind after a start and up to a limit, the last first. */
type EndFinder = (start: number, latest: number) => Iterable<number>;

/** @returns a finder that must be called with limits that only grow */
function createEndFinder(text: string, pattern: RegExp): EndFinder {
	const ends = Array.from(text.matchAll(pattern), (match) => match.index + match[0].length);
	let next = 0;
	return function* findEnds(start, latest) {
		while (next < ends.length && ends[next]! <= latest) next++;
		for (let index = next - 1; index >= 0 && ends[index]! > start; index--) yield ends[index]!;
	};
}

/** The last end of the best kind that has one between two characters. */
function findBestEnd(
	text: string,
	finders: readonly EndFinder[],
	start: number,
	latest: number,
): number {
	const characterStarts = findCharacterStarts(text, start, latest);
	for (const findEnds of finders) {
		for (const end of findEnds(start, latest)) if (characterStarts.has(end)) return end;
	}
	return [...characterStarts].at(-1) ?? splitCharacter(text, latest);
}

const CHARACTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Where characters as readers see them begin, after `start` and up to `latest`, in order. */
function findCharacterStarts(text: string, start: number, latest: number): Set<number> {
	// Whether a character begins at `latest` depends on the code point there, which may be of two units.
	const segments = CHARACTERS.segment(text.slice(start, latest + 2));
	const starts = Array.from(segments, ({ index }) => start + index);
	return new Set(starts.filter((index) => index > start && index <= latest));
}

/** Splits a character that alone is too long. */
function splitCharacter(text: string, latest: number): number {
	const splitsPair = /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(latest - 1, latest + 1));
	return splitsPair ? latest - 1 : latest;
}

function skipSpace(text: string, index: number): number {
	const space = /\s*/y;
	space.lastIndex = index;
	space.test(text);
	return space.lastIndex;
}
