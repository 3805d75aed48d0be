import { roundToMilliseconds } from '../../../shared/audio/duration';
import { InputError } from '../../../shared/http/serviceError';
import { quoteBriefly } from '../../../shared/http/shorten';
import type { ScriptLine } from './script/scriptLine';

/** When lines are said. */
export interface TimelineOptions {
	/** One after the other, or when the script says. */
	timing: 'natural' | 'script';
	/** Silence between two lines, in seconds, where the script says nothing else. */
	gapSeconds: number;
	/** What a line comes to that is not over when the next one should begin. */
	overrun: 'move' | 'fail';
	/** In Hz. */
	sampleRate: number;
}

/** A line that takes longer than the script leaves time for. */
export interface Overrun {
	/** Counted from 1. */
	line: number;
	/** How much too long it is. */
	seconds: number;
}

/** When each line is said, in samples. */
export interface Timeline {
	starts: number[];
	/** Of the last line. */
	end: number;
	overruns: Overrun[];
}

/**
 * Places lines one behind the other. At the times of the script, what follows a line that is too long is said later, and in time
 * again as soon as there is room. Lines for which the script has no time follow the line before them.
 *
 * @param lengths of the lines, in samples
 * @throws InputError for the first line that is too long, where `overrun` is `fail`
 */
export function planTimeline(
	lines: readonly ScriptLine[],
	lengths: readonly number[],
	options: TimelineOptions,
): Timeline {
	const { timing, gapSeconds, overrun, sampleRate } = options;
	const isTimed = timing === 'script';
	const pauses = lines.map(({ gap }, index) =>
		toSamples(gap ?? (index === 0 ? 0 : gapSeconds), sampleRate),
	);
	const overruns = isTimed ? findOverruns(lines, lengths, pauses, sampleRate) : [];
	const [first] = overruns;
	if (first && overrun === 'fail') throw isTooLong(lines[first.line - 1]!, first);

	let end = 0;
	const starts = lines.map(({ start }, index) => {
		const wanted = isTimed ? start : undefined;
		const own = wanted === undefined ? end + pauses[index]! : toSamples(wanted, sampleRate);
		const placed = Math.max(end, own);
		end = placed + lengths[index]!;
		return placed;
	});
	return { starts, end, overruns };
}

/** A line that begins late, because of one with a time before it, is not too long for that. */
function findOverruns(
	lines: readonly ScriptLine[],
	lengths: readonly number[],
	pauses: readonly number[],
	sampleRate: number,
): Overrun[] {
	let end = 0;
	return lines.flatMap(({ start }, index): Overrun[] => {
		const own = start === undefined ? end + pauses[index]! : toSamples(start, sampleRate);
		end = own + lengths[index]!;
		const next = lines[index + 1]?.start;
		const excess = next === undefined ? 0 : end - toSamples(next, sampleRate);
		return excess > 0 ? [{ line: index + 1, seconds: toMilliseconds(excess / sampleRate) }] : [];
	});
}

function toSamples(seconds: number, sampleRate: number): number {
	return Math.round(seconds * sampleRate);
}

/** Rounded to what can be read, but never to nothing. */
function toMilliseconds(seconds: number): number {
	return Math.max(0.001, roundToMilliseconds(seconds));
}

function isTooLong({ text }: ScriptLine, { line, seconds }: Overrun): InputError {
	return new InputError(
		`Line ${line} of the script, ${quoteBriefly(text)}, is ${seconds} s too long: the next line should begin before it is over`,
		'Shorten the line, give it more time in the script, or let the following lines move',
		'recordingTooLong',
	);
}
