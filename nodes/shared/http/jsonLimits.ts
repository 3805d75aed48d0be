const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** How much JSON may hold. */
export interface JsonLimits {
	/** Levels of objects and arrays. */
	depth: number;
	/** Fields and entries of all objects and arrays together. */
	values: number;
}

/**
 * Finds which limit a JSON text exceeds, before it is parsed: objects cost far more than the text they are made from.
 *
 * @returns undefined where it keeps both
 */
export function findExcess(text: string, limits: JsonLimits): keyof JsonLimits | undefined {
	let depth = 0;
	let values = 0;
	for (let index = 0; index < text.length; index++) {
		switch (text.charCodeAt(index)) {
			case QUOTE:
				index = findClosingQuote(text, index);
				break;
			case COMMA:
				values += 1;
				break;
			case OPEN_ARRAY:
			case OPEN_OBJECT:
				depth += 1;
				values += 1;
				break;
			case CLOSE_ARRAY:
			case CLOSE_OBJECT:
				depth -= 1;
				break;
		}
		if (depth > limits.depth) return 'depth';
		if (values > limits.values) return 'values';
	}
	return undefined;
}

/** @returns the end of the text where there is none */
function findClosingQuote(text: string, opening: number): number {
	let quote = text.indexOf('"', opening + 1);
	while (quote !== -1 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
	return quote === -1 ? text.length : quote;
}

function isEscaped(text: string, index: number): boolean {
	let backslashes = 0;
	while (text.charCodeAt(index - 1 - backslashes) === BACKSLASH) backslashes += 1;
	return backslashes % 2 === 1;
}
