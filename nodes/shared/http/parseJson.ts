/** Levels of objects and arrays. No vendor nests nearly as deep, and functions that recurse would run out of stack. */
const MAX_DEPTH = 100;

/**
 * Parses JSON, with or without a byte order mark.
 *
 * @returns undefined for text that is not JSON, or is nested too deep to be worked with
 */
export function parseJson(text: string): { value: unknown } | undefined {
	if (isTooDeep(text)) return undefined;
	try {
		return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
	} catch {
		return undefined;
	}
}

function isTooDeep(text: string): boolean {
	let depth = 0;
	let isInString = false;
	for (let index = 0; index < text.length; index++) {
		const character = text[index]!;
		if (character === '"') isInString = !isInString;
		else if (isInString && character === '\\') index++;
		else if (!isInString && '[{'.includes(character)) depth++;
		else if (!isInString && ']}'.includes(character)) depth--;
		if (depth > MAX_DEPTH) return true;
	}
	return false;
}
