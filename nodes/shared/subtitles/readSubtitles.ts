import type { Cue, SubtitleFormat } from './cue';
import { readMarkup } from './readMarkup';

/** A line with the times of a cue. Hours may be missing, and either mark may stand before the milliseconds. */
const TIMES = new RegExp(`^\\s*${timePattern()}\\s*-->\\s*${timePattern()}(?=\\s|$)`);

function timePattern(): string {
	return '(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})(?:[.,](\\d{1,3})\\d*)?';
}

/** Tells subtitles from other text, and SRT from WebVTT; undefined where it is neither. */
export function detectSubtitles(file: string): SubtitleFormat | undefined {
	const lines = toLines(file);
	if (/^WEBVTT(\s|$)/.test(lines[0] ?? '')) return 'vtt';
	const first = lines.findIndex((line) => line.trim() !== '');
	return lines.slice(first, first + 2).some((line) => TIMES.test(line)) ? 'srt' : undefined;
}

/**
 * Reads SRT or WebVTT (https://www.w3.org/TR/webvtt1/), as tolerantly as players do: numbers, hours and empty lines may be
 * missing. Settings, notes, styles and markup are left out, and so are cues without text. Cues are in the order of the file.
 */
export function readSubtitles(file: string): Cue[] {
	const lines = toLines(file);
	const starts = lines.flatMap((line, index) => (TIMES.test(line) ? [index] : []));
	return starts.flatMap((start, index): Cue[] => {
		const next = starts[index + 1];
		const block = lines.slice(start + 1, next ?? lines.length);
		const { text, voice } = readMarkup(takeText(block, next !== undefined).join('\n'));
		if (text === '') return [];
		return [{ ...readTimes(lines[start]!), text, ...(voice !== undefined && { voice }) }];
	});
}

function toLines(file: string): string[] {
	return file.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
}

/**
 * The text of a cue ends at an empty line; a number or name of the next cue may follow. Without an empty line, a number in
 * front of the next times belongs to the next cue.
 */
function takeText(block: readonly string[], isFollowed: boolean): readonly string[] {
	const first = block.findIndex((line) => line.trim() !== '');
	if (first === -1) return [];
	const end = block.findIndex((line, index) => index > first && line.trim() === '');
	if (end !== -1)
		return first === 0 || !isLabel(block, first, isFollowed) ? block.slice(first, end) : [];
	const isNumbered = isFollowed && /^\s*\d+\s*$/.test(block.at(-1)!);
	return block.slice(first, isNumbered ? -1 : undefined);
}

/** Whether what follows an empty line right behind the times is only the number of the next cue. */
function isLabel(block: readonly string[], first: number, isFollowed: boolean): boolean {
	return isFollowed && /^\s*\d+\s*$/.test(block[first]!) && first === block.length - 1;
}

function readTimes(line: string): Pick<Cue, 'start' | 'end'> {
	const [, ...numbers] = TIMES.exec(line)!;
	const start = toSeconds(numbers.slice(0, 4));
	return { start, end: Math.max(start, toSeconds(numbers.slice(4))) };
}

/** Of hours, minutes, seconds and the digits behind the decimal mark. */
function toSeconds([hours = '0', minutes, seconds, decimals = '0']: Array<
	string | undefined
>): number {
	const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
	return whole + Number(decimals.padEnd(3, '0')) / 1000;
}
