import { z } from 'zod';

// Schemas of what a user enters, often with an expression. Expressions return numbers and booleans as text, IDs as
// numbers, and nothing where a field is missing. What is certainly meant is taken as such; anything else is refused with
// the label of the field.

/** A boolean, or the text "true" or "false". */
export function enteredFlag(label: string) {
	return z.preprocess(toFlag, z.boolean({ message: `${label} must be true or false` }));
}

/** A number, or a text that is one. The given schema checks its limits. */
export function enteredNumber<Schema extends z.ZodTypeAny>(schema: Schema) {
	return z.preprocess(toNumber, schema);
}

/** Text, or a number or boolean as text, without the space around it. Nothing at all is an empty field. */
export function enteredText(label: string) {
	return z.preprocess(toText, z.string({ message: `${label} must be text` }));
}

/** A secret, or a number as one. It is taken as it is, and nothing at all is not an empty one, which would let anyone in. */
export function enteredSecret(label: string) {
	return z.preprocess(
		(value) => (typeof value === 'number' ? String(value) : value),
		z.string({ message: `${label} must be text` }),
	);
}

/** Text that must not be empty. */
export function filledText(label: string) {
	return z.preprocess(
		toText,
		z.string({ message: `${label} must be text` }).min(1, `${label} must not be empty`),
	);
}

/**
 * One of several choices.
 *
 * @param choices their names in the form, by value
 */
export function enteredChoice<Value extends string>(label: string, choices: Record<Value, string>) {
	return oneOf(choices, `${label} must be one of ${listChoices(choices)}`);
}

/** Any of several choices, as a list. */
export function enteredChoices<Value extends string>(
	label: string,
	choices: Record<Value, string>,
) {
	const message = `${label} must be a list of ${listChoices(choices)}`;
	return z.array(oneOf(choices, message), { message });
}

function oneOf<Value extends string>(choices: Record<Value, string>, message: string) {
	return z.enum(Object.keys(choices) as [Value, ...Value[]], { message });
}

function listChoices(choices: Record<string, string>): string {
	return Object.entries(choices)
		.map(([value, name]) => `${value} (${name})`)
		.join(', ');
}

function toFlag(value: unknown): unknown {
	const text = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
	if (text === 'true') return true;
	return text === 'false' ? false : value;
}

function toNumber(value: unknown): unknown {
	const isText = typeof value === 'string' && value.trim() !== '';
	return isText && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** @returns an object or a list as it is */
export function toText(value: unknown): unknown {
	if (value === undefined || value === null) return '';
	return typeof value === 'object' ? value : String(value).trim();
}
