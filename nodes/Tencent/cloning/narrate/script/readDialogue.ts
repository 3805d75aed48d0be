import type { ScriptLine } from './scriptLine';

/**
 * A name, a colon and what is said. No name is longer, or has a mark that ends a sentence or clause, other than the full stop of
 * an abbreviation. Behind a colon of ASCII there must be white space, so that times and addresses are not taken for names.
 */
const SPEECH = /^\s*([^\s:：][^:：,，;；!！?？。]{0,39})(?::(?=\s|$)|：)(.*)$/u;
/** How many of the lines must begin with a name. */
const DIALOGUE_SHARE = 0.5;

/** Whether a text is written as `Name: what is said`, one line each. */
export function isDialogue(script: string): boolean {
	const lines = toLines(script);
	const spoken = lines.filter((line) => SPEECH.test(line));
	return SPEECH.test(lines[0] ?? '') && spoken.length >= lines.length * DIALOGUE_SHARE;
}

/** Reads lines as `Name: what is said`. A line without a name goes on with the line before it. */
export function readDialogue(script: string): ScriptLine[] {
	const lines: ScriptLine[] = [];
	for (const line of toLines(script)) {
		const [, voice, text] = SPEECH.exec(line) ?? [];
		const last = lines.at(-1);
		if (voice !== undefined) lines.push({ voice: voice.trim(), text: text!.trim() });
		else if (last) last.text = `${last.text} ${line.trim()}`.trim();
		else lines.push({ text: line.trim() });
	}
	return lines;
}

function toLines(script: string): string[] {
	return script
		.replace(/^\uFEFF/, '')
		.split(/\r\n|\r|\n/)
		.filter((line) => line.trim() !== '');
}
