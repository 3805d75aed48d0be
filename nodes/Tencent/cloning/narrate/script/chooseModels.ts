import { InputError } from '../../../../shared/http/serviceError';
import { listNames, quoteBriefly } from '../../../../shared/http/shorten';
import type { ScriptLine } from './scriptLine';

/** Which model speaks for whom. */
export interface VoiceTable {
	/** Models by the names of voices. Capital letters make no difference. */
	voices: ReadonlyMap<string, string>;
	/** For lines without a voice. */
	defaultModel?: string;
}

/** A line whose model is known. */
export interface CastLine extends ScriptLine {
	modelName: string;
}

/**
 * Chooses the model that speaks each line.
 *
 * @throws InputError that names the line, and the voice that is not in the table
 */
export function chooseModels(lines: readonly ScriptLine[], table: VoiceTable): CastLine[] {
	const models = new Map(
		Array.from(table.voices, ([name, model]) => [normalize(name), model] as const),
	);
	return lines.map((line, index) => {
		const { voice } = line;
		const modelName = voice === undefined ? table.defaultModel : models.get(normalize(voice));
		if (modelName) return { ...line, modelName };
		throw voice === undefined ? hasNoVoice(line, index) : isUnknown(voice, index, table);
	});
}

function normalize(name: string): string {
	return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

function hasNoVoice({ text }: ScriptLine, index: number): InputError {
	return new InputError(
		`Line ${index + 1} of the script, ${quoteBriefly(text)}, names no voice, and Voice Model is empty`,
		'Choose a Voice Model, which speaks the lines without a name, or write the line as Name: what is said',
	);
}

function isUnknown(voice: string, index: number, { voices }: VoiceTable): InputError {
	const names = [...voices.keys()];
	const known = names.length === 0 ? 'It is empty' : `It has: ${listNames(names)}`;
	return new InputError(
		`Line ${index + 1} of the script is for the voice ${quoteBriefly(voice)}, which is not in Voices`,
		`${known}. Add the voice and its model. If the word before the colon is not a name, set Script Format to Plain Text`,
	);
}
