import type { Cue, SubtitleFormat } from './cue';
import { fitCues } from './fitCues';

/**
 * Writes subtitles: at most two lines at a time, of a length that can be read. Cues without text are left out.
 *
 * @param cues in order
 */
export function writeSubtitles(cues: readonly Cue[], format: SubtitleFormat): string {
	const fitted = fitCues(cues);
	if (format === 'vtt') return ['WEBVTT', ...fitted.map(toVtt)].join('\n\n') + '\n';
	return fitted.map((cue, index) => `${index + 1}\n${toSrt(cue)}\n`).join('\n');
}

function toSrt({ start, end, text }: Cue): string {
	return `${formatTime(start, ',')} --> ${formatTime(end, ',')}\n${hideMarkup(text)}`;
}

/** SRT has no way to write what players take for times or tags. */
function hideMarkup(text: string): string {
	return text
		.replaceAll('-->', '→')
		.replace(/<(?=[a-z/])/gi, '‹')
		.replace(/\{(?=\\)/g, '(');
}

function toVtt({ start, end, text, voice }: Cue): string {
	const name = voice === undefined ? '' : voice.replace(/[\s<>]+/g, ' ').trim();
	const tag = name === '' ? '' : `<v ${escapeMarkup(name)}>`;
	return `${formatTime(start, '.')} --> ${formatTime(end, '.')}\n${tag}${escapeMarkup(text)}`;
}

function escapeMarkup(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Hours, minutes, seconds and, behind the mark, milliseconds. */
function formatTime(seconds: number, mark: ',' | '.'): string {
	const milliseconds = Math.round(seconds * 1000);
	const pad = (value: number, length = 2) => String(Math.floor(value)).padStart(length, '0');
	const hours = pad(milliseconds / 3_600_000);
	const minutes = pad((milliseconds / 60_000) % 60);
	return `${hours}:${minutes}:${pad((milliseconds / 1000) % 60)}${mark}${pad(milliseconds % 1000, 3)}`;
}
