/** A text and when it is shown. */
export interface Cue {
	/** In seconds. */
	start: number;
	end: number;
	/** Without markup. It may have several lines. */
	text: string;
	/** Who says it. */
	voice?: string;
}

/** Formats of subtitles. */
export type SubtitleFormat = 'srt' | 'vtt';
