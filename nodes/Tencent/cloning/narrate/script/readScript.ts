import { InputError } from '../../../../shared/http/serviceError';
import type { Cue } from '../../../../shared/subtitles/cue';
import { detectSubtitles, readSubtitles } from '../../../../shared/subtitles/readSubtitles';
import { SPOKEN } from '../../../mediaLab/api/textSchema';
import { isDialogue, readDialogue } from './readDialogue';
import { readJsonScript } from './readJsonScript';
import { readPlainText } from './readPlainText';
import type { ScriptFormat, ScriptLine } from './scriptLine';

/**
 * Reads a script into its lines, in the order in which they are said. Lines without a letter, ideograph or digit, such as ♪, are
 * left out, because the vendor makes nothing of them.
 *
 * @param format found out from the script itself where it is `auto`
 * @throws InputError where the script cannot be read, or there is nothing to speak in it
 */
export function readScript(script: string, format: ScriptFormat | 'auto'): ScriptLine[] {
	const chosen = format === 'auto' ? detectFormat(script) : format;
	const lines = READERS[chosen](script).filter(({ text }) => SPOKEN.test(text));
	if (lines.length === 0) throw saysNothing(chosen);
	return lines;
}

function detectFormat(script: string): ScriptFormat {
	if (/^\uFEFF?\s*\[\s*[{\]]/.test(script)) return 'json';
	return detectSubtitles(script) ?? (isDialogue(script) ? 'dialogue' : 'text');
}

const READERS: Record<ScriptFormat, (script: string) => ScriptLine[]> = {
	text: readPlainText,
	dialogue: readDialogue,
	srt: readTimedLines,
	vtt: readTimedLines,
	json: readJsonScript,
};

/** Subtitles may be in any order, and are shown in that of their times. */
function readTimedLines(script: string): ScriptLine[] {
	return readSubtitles(script)
		.map((cue: Cue): ScriptLine => ({ ...cue, text: inOneLine(cue.text) }))
		.sort((one, other) => one.start! - other.start!);
}

function inOneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

const FORMAT_NAMES: Record<ScriptFormat, string> = {
	text: 'as text',
	dialogue: 'as a dialogue',
	srt: 'as SRT',
	vtt: 'as WebVTT',
	json: 'as JSON',
};

function saysNothing(format: ScriptFormat): InputError {
	return new InputError(
		`The script, read ${FORMAT_NAMES[format]}, has nothing to speak`,
		'Check Script, and that Script Format fits it',
	);
}
