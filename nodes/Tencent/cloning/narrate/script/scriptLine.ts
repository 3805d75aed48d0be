/** A line of a script: what is said, and by whom and when as far as the script says so. */
export interface ScriptLine {
	text: string;
	/** A name, as the script has it. */
	voice?: string;
	/** In seconds from the beginning. */
	start?: number;
	end?: number;
	/** Silence before the line, in seconds. */
	gap?: number;
}

/** How a script is written. */
export type ScriptFormat = 'text' | 'dialogue' | 'srt' | 'vtt' | 'json';
