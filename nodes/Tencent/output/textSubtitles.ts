import type { IDataObject } from 'n8n-workflow';
import { roundToMilliseconds } from '../../shared/audio/duration';
import type { Cue, SubtitleFormat } from '../../shared/subtitles/cue';
import { writeSubtitles } from '../../shared/subtitles/writeSubtitles';

/** Subtitles that are wanted for a text. */
export interface TextSubtitles {
	format: SubtitleFormat;
	/** The sentences of each part of the text. */
	parts: string[][];
}

/** The fields of an item for subtitles, in seconds from the beginning of the audio. */
export function describeSubtitles(cues: readonly Cue[], format: SubtitleFormat): IDataObject {
	return { subtitles: writeSubtitles(cues, format), cues: cues.map(roundCue) };
}

/**
 * Finds out when the sentences of a text are said: between the beginning and the end of its part, whose length is known, by the
 * lengths of the sentences.
 *
 * @param partSeconds how long the recording of each part is
 */
export function timeSentences(
	{ parts }: Pick<TextSubtitles, 'parts'>,
	partSeconds: readonly number[],
): Cue[] {
	let partStart = 0;
	return parts.flatMap((sentences, index) => {
		const seconds = partSeconds[index] ?? 0;
		const total = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
		const timeOf = (length: number) => start + (seconds * length) / total;
		const start = partStart;
		partStart += seconds;
		let said = 0;
		return sentences.map((text): Cue => {
			const begin = timeOf(said);
			said += text.length;
			return { start: begin, end: timeOf(said), text };
		});
	});
}

function roundCue({ start, end, text, voice }: Cue): IDataObject {
	return {
		start: roundToMilliseconds(start),
		end: roundToMilliseconds(end),
		...(voice !== undefined && { voice }),
		text,
	};
}
