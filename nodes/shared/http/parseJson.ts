import { findExcess } from './jsonLimits';

/** Levels of objects and arrays. No vendor nests nearly as deep, and functions that recurse would run out of stack. */
const MAX_DEPTH = 100;

/**
 * Parses JSON, with or without a byte order mark.
 *
 * @returns undefined for text that is not JSON, or is nested too deep to be worked with
 */
export function parseJson(text: string): { value: unknown } | undefined {
	if (findExcess(text, { depth: MAX_DEPTH, values: Infinity })) return undefined;
	try {
		return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
	} catch {
		return undefined;
	}
}
