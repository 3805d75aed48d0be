import { TEXT_LIMIT } from '../../mediaLab/api/requestSchema';
import { splitText } from '../plan/splitText';
import type { CastLine } from './script/chooseModels';

/** What is spoken at once: a line, or a part of one that is too long. It is one input and one output of a job. */
export interface SpokenPiece {
	/** Index of its line in the script. */
	line: number;
	text: string;
	modelName: string;
}

/**
 * Plans what is spoken of a script. A line that is longer than the vendor takes becomes several pieces, which follow each other
 * without a pause and are one cue.
 *
 * @returns in the order of the script
 */
export function planSpeech(lines: readonly CastLine[]): SpokenPiece[] {
	return lines.flatMap(({ text, modelName }, line) =>
		splitText(text, TEXT_LIMIT).map((part): SpokenPiece => ({ line, text: part, modelName })),
	);
}
