/**
 * How an answer may stray from the examples of the documentation: numbers as text; digits as numbers; `null`
 * where an optional field has no value; a byte order mark before the JSON; fields that nobody documents.
 */
export const answerShapes = [
	'numbersAsText',
	'textAsNumbers',
	'nullOptionals',
	'byteOrderMark',
	'unknownFields',
] as const;

export type AnswerShape = (typeof answerShapes)[number];

const unknownFields = { traceId: 'f3a9', flags: ['beta', 7], region: null };

/** Writes content as JSON in the given shapes. What is `undefined` is left out, or `null` with `nullOptionals`. */
export function writeJson(content: unknown, shapes: readonly AnswerShape[] = []): string {
	const text = JSON.stringify(shapes.length === 0 ? content : reshape(content, shapes));
	return shapes.includes('byteOrderMark') ? `\uFEFF${text}` : text;
}

function reshape(value: unknown, shapes: readonly AnswerShape[]): unknown {
	if (value === undefined) return shapes.includes('nullOptionals') ? null : undefined;
	if (typeof value === 'number') return shapes.includes('numbersAsText') ? String(value) : value;
	if (typeof value === 'string')
		return shapes.includes('textAsNumbers') && isNumber(value) ? Number(value) : value;
	if (Array.isArray(value)) return value.map((item) => reshape(item, shapes));
	if (typeof value !== 'object' || value === null) return value;

	const fields = Object.entries(value).map(([name, field]) => [name, reshape(field, shapes)]);
	return { ...(shapes.includes('unknownFields') && unknownFields), ...Object.fromEntries(fields) };
}

function isNumber(text: string): boolean {
	return /^(0|[1-9]\d{0,14})$/.test(text);
}
