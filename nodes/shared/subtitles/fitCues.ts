import type { Cue } from './cue';
import { wrapText } from './wrapText';

/** How many lines are shown at a time. */
const LINES = 2;

/**
 * Breaks the texts of cues into lines. A cue whose text needs more than two lines becomes several, which share its time by the
 * length of their texts. The lines are then about equally long, so that no cue is left with a single word.
 */
export function fitCues(cues: readonly Cue[]): Cue[] {
	return cues.flatMap(splitCue);
}

function splitCue(cue: Cue): Cue[] {
	const lines = wrapText(cue.text);
	const count = Math.ceil(lines.length / LINES);
	const blocks = Array.from({ length: count }, (_, index) => {
		// As many lines for each as for the others, or one less.
		const first = Math.round((index * lines.length) / count);
		const behind = Math.round(((index + 1) * lines.length) / count);
		return lines.slice(first, behind);
	});
	const total = lines.reduce((sum, line) => sum + line.length, 0);
	let spoken = 0;
	const timeOf = (length: number) =>
		length === total ? cue.end : cue.start + ((cue.end - cue.start) * length) / total;
	return blocks.map((block) => {
		const start = timeOf(spoken);
		spoken += block.reduce((sum, line) => sum + line.length, 0);
		return { ...cue, start, end: timeOf(spoken), text: block.join('\n') };
	});
}
