import { InputError } from '../../../shared/http/serviceError';

/**
 * Reads a JSON field: text as the user types it, or the object that an expression returns.
 *
 * @param label of the field in the form
 * @throws InputError where it is not a JSON object
 */
export function parseJsonObject(label: string, value: unknown): Record<string, unknown> {
	const json = typeof value === 'string' ? parseJson(label, value) : value;
	if (typeof json === 'object' && json !== null && !Array.isArray(json)) {
		return json as Record<string, unknown>;
	}
	throw new InputError(
		`${label} must be a JSON object`,
		`Write ${label} in braces, such as {"name": "value"}, or use an expression that returns an object`,
	);
}

function parseJson(label: string, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw explainJson(label, error);
	}
}

function explainJson(label: string, error: unknown): InputError {
	const why = error instanceof Error ? error.message : String(error);
	return new InputError(
		`${label} is not valid JSON: ${why}`,
		'Check the quotation marks, commas and braces there. Text from another node must be quoted with JSON.stringify()',
	);
}
