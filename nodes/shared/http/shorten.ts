/** Long enough to tell one name from another. In characters. */
const LONGEST_NAME = 100;
/** Of several names. */
const LONGEST_LIST = 500;

/** Cuts text at a length, not inside a surrogate pair, and marks the cut. */
export function shorten(text: string, length: number): string {
	if (text.length <= length) return text;
	return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A name in a message, which an expression may have made of anything. */
export function quoteName(name: string): string {
	return `'${shorten(name, LONGEST_NAME)}'`;
}

/** Several names in a message. */
export function listNames(names: readonly string[]): string {
	return shorten(names.map((name) => shorten(name, LONGEST_NAME)).join(', '), LONGEST_LIST);
}
