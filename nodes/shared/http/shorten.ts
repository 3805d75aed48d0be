/** Long enough to tell one name, or one line of a script, from another. In characters. */
const LONGEST_QUOTE = 100;
/** Of several names. */
const LONGEST_LIST = 500;

/** Cuts text at a length, not inside a surrogate pair, and marks the cut. */
export function shorten(text: string, length: number): string {
	if (text.length <= length) return text;
	return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Quotes the beginning of what the user entered, which an expression may have made as long as it likes. */
export function quoteBriefly(text: string): string {
	return `'${shorten(text, LONGEST_QUOTE)}'`;
}

/** Lists names in a message, as many as fit. */
export function listNames(names: readonly string[]): string {
	return shorten(names.map((name) => shorten(name, LONGEST_QUOTE)).join(', '), LONGEST_LIST);
}
