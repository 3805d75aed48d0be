import { z } from 'zod';
import { parseJson } from '../../../../shared/http/parseJson';
import { InputError } from '../../../../shared/http/serviceError';
import type { ScriptLine } from './scriptLine';

/** Expressions often make texts of numbers. */
const seconds = (name: string) =>
	z.preprocess(
		(value) =>
			typeof value === 'string' && value.trim() !== '' ? Number(value) : (value ?? undefined),
		z
			.number({ message: `${name} must be a number of seconds` })
			.min(0, `${name} must not be negative`)
			.finite(`${name} must be a number of seconds`)
			.optional(),
	);

const lineSchema = z.object(
	{
		text: z.string({ message: 'text must be text' }),
		voice: z.preprocess(
			(value) => value ?? undefined,
			z.string({ message: 'voice must be text' }).optional(),
		),
		start: seconds('start'),
		end: seconds('end'),
		gap: seconds('gap'),
	},
	{ message: 'it must be an object with text' },
);

/**
 * Reads a script in JSON: an array of objects with `text` and, as needed, `voice`, `start`, `end` and `gap` in seconds.
 *
 * @throws InputError that names the line
 */
export function readJsonScript(script: string): ScriptLine[] {
	return parseArray(script).map((line, index): ScriptLine => {
		const parsed = lineSchema.safeParse(line);
		if (!parsed.success) {
			const [{ message } = { message: 'it cannot be read' }] = parsed.error.issues;
			throw new InputError(`Line ${index + 1} of the script cannot be read: ${message}`, HINT);
		}
		const { text, voice, start, end, gap } = parsed.data;
		return {
			text: text.replace(/\s+/g, ' ').trim(),
			...(voice?.trim() && { voice: voice.trim() }),
			...(start !== undefined && { start }),
			...(end !== undefined && { end }),
			...(gap !== undefined && { gap }),
		};
	});
}

const HINT =
	'A script in JSON is an array, for example [{ "text": "Hello", "voice": "Mary", "gap": 0.5 }]. Text is required';

function parseArray(script: string): unknown[] {
	const parsed = parseJson(script);
	if (!parsed) throw new InputError('The script is not valid JSON', HINT);
	if (!Array.isArray(parsed.value))
		throw new InputError('The script in JSON is not an array', HINT);
	return parsed.value as unknown[];
}
