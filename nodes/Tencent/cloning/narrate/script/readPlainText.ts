import { splitSentences } from '../../plan/splitText';
import type { ScriptLine } from './scriptLine';

/** A title or another abbreviation that a name or number follows, or an initial. */
const ABBREVIATION =
	/(?:^|[\s(“"'])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Capt|Lt|Sgt|Rev|Hon|No|Fig|vs|e\.g|i\.e|cf|\p{Lu})\.$/u;
const UNFINISHED = /[;；]$/;
const SMALL_LETTER = /^["'“‘(]*\p{Ll}/u;

/**
 * Reads plain text: each sentence is a line. Where text that is too long may be split, a pause would be wrong: behind a semicolon, an
 * abbreviation, or a question within a sentence. So these are joined again. A line break always ends a sentence.
 */
export function readPlainText(script: string): ScriptLine[] {
	return script.split(/\r\n|\r|\n/).flatMap((paragraph) => {
		const sentences: string[] = [];
		for (const piece of splitSentences(paragraph)) {
			const last = sentences.at(-1);
			const goesOn =
				last !== undefined &&
				(ABBREVIATION.test(last) || UNFINISHED.test(last) || SMALL_LETTER.test(piece));
			if (goesOn) sentences[sentences.length - 1] = join(last, piece);
			else sentences.push(piece);
		}
		return sentences.map((text) => ({ text: text.replace(/\s+/g, ' ') }));
	});
}

/** Chinese has no spaces between its clauses. */
function join(one: string, other: string): string {
	return one.endsWith('；') ? one + other : `${one} ${other}`;
}
