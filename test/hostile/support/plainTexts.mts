import type { WorkflowRun } from '../../../tools/engine/index.mts';

/** What programs say to programmers, not to users: engines, parsers, schemas and Node's own modules. */
const RAW_TEXTS = [
	/Cannot read propert|is not a function|is not iterable|is not defined|Cannot convert|circular structure/i,
	/TypeError|RangeError|SyntaxError|ReferenceError|ZodError|AssertionError/,
	/call stack|Invalid (array|string) length|out of range|URI malformed|Invalid URL|Invalid time value|Invalid character/i,
	/Parse Error|Unexpected (token|end|non-whitespace)|in JSON at position|Unterminated/,
	/Expected \w+, received|Invalid input|Invalid enum value|Unrecognized key|^Required$|expected one of/,
	/ERR_[A-Z_]+(?!\))|\bat \S+ \(.+:\d+:\d+\)|\[object \w+\]|\bundefined\b|\bNaN\b/,
];

/** No text for users is longer. n8n shows it in a panel. */
const LONGEST = 3000;

/** Finds what is wrong with a text for users. */
export function findFault(text: string): string | undefined {
	if (text.length > LONGEST) return `is ${text.length} characters long`;
	// Where the user writes JSON, what its parser says is what helps.
	const own = text.replace(/(is not valid JSON): .*/s, '$1');
	const raw = RAW_TEXTS.find((pattern) => pattern.test(own));
	return raw && `matches ${String(raw)}`;
}

/** @throws Error where what a run says to the user is not for users */
export function requirePlainRun({ error, items }: WorkflowRun): void {
	const said: unknown[] = [error?.message, error?.description];
	for (const { json } of items('Node')) {
		said.push(json.error);
		if (json.error !== undefined) said.push(json.message);
	}
	for (const text of said) if (typeof text === 'string') requirePlain(text);
}

/** @throws Error where a text is not for users */
export function requirePlain(text: string): void {
	const fault = findFault(text);
	if (fault !== undefined) throw new Error(`The text ${fault}: ${text.slice(0, 500)}`);
}
