import type { IExecuteFunctions, IGetNodeParameterOptions } from 'n8n-workflow';
import { z } from 'zod';
import { InputError } from '../http/serviceError';

/**
 * Checks what the user entered. The messages of the schema name each field as the form does, and its limits.
 *
 * @throws InputError with the first thing that is wrong
 */
export function parseParameters<Schema extends z.ZodTypeAny>(
	schema: Schema,
	value: unknown,
): z.infer<Schema> {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const name = issue!.path.join('.');
	throw new InputError(
		issue!.message,
		`Correct the parameter ${name} of the node, or the expression in it`,
	);
}

/** A whole number that a user enters, within limits. */
export function wholeNumber(name: string, least: number, most: number) {
	const message = `${name} must be a whole number from ${least} to ${most}`;
	return z.number({ message }).int(message).min(least, message).max(most, message);
}

/**
 * Reads a text field, without the space around the text. A number is taken as text, because expressions often return IDs
 * as numbers.
 *
 * @param options for n8n, such as `extractValue` for what is chosen from a list
 * @throws InputError where an expression returns an object or a list
 */
export function readText(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
	options?: IGetNodeParameterOptions,
): string {
	const value: unknown = context.getNodeParameter(name, itemIndex, '', options);
	if (typeof value === 'object' && value !== null) {
		throw new InputError(
			`The parameter ${name} must be a text, not ${Array.isArray(value) ? 'a list' : 'an object'}`,
			'Let the expression in it lead to a field, such as {{ $json.text }}',
		);
	}
	return String(value ?? '').trim();
}
