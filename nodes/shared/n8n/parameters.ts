import type { IExecuteFunctions, IGetNodeParameterOptions } from 'n8n-workflow';
import { z } from 'zod';
import { InputError } from '../http/serviceError';
import { toText } from './enteredValue';

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
	throw new InputError(
		parsed.error.issues[0]!.message,
		'Change it in the node, or correct its expression',
	);
}

/** A whole number within limits. */
export function wholeNumber(name: string, least: number, most: number) {
	const message = `${name} must be a whole number from ${least} to ${most}`;
	return z.number({ message }).int(message).min(least, message).max(most, message);
}

/**
 * Reads one field.
 *
 * @param schema one of `enteredValue.ts`, which knows the label of the field
 * @param fallback for a field that is not shown
 * @throws InputError
 */
export function readParameter<Schema extends z.ZodTypeAny>(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
	schema: Schema,
	fallback?: unknown,
): z.infer<Schema> {
	return parseParameters(schema, context.getNodeParameter(name, itemIndex, fallback));
}

/**
 * Reads a text field, without the space around the text. A number is taken as text, because expressions often return IDs
 * as numbers.
 *
 * @param options for n8n, such as `extractValue` for what is chosen from a list; and the label of the field, where it
 *   is not that of its name
 * @throws InputError where an expression returns an object or a list
 */
export function readText(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
	{ label = labelOf(name), ...options }: IGetNodeParameterOptions & { label?: string } = {},
): string {
	const text = toText(context.getNodeParameter(name, itemIndex, '', options));
	if (typeof text === 'string') return text;
	const kind = Array.isArray(text) ? 'a list' : 'an object';
	throw new InputError(
		`${label} must be text, but the expression returns ${kind}`,
		'Use an expression that returns text, for example {{ $json.text }}',
	);
}

/** Labels that differ from the names of their fields. */
const LABELS: Record<string, string> = {
	binaryPropertyName: 'Input Binary Field',
	outputBinaryPropertyName: 'Output Binary Field',
	url: 'Recording URL',
};

/** The label of a field in the form: that of `contentId` is Content ID. */
function labelOf(name: string): string {
	const words = name.replace(/[A-Z]/g, ' $&').replace(/\bId\b/, 'ID');
	return LABELS[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
