import { z } from 'zod';

/** Text that a request carries. The messages of these schemas name the field by its label in the node. */
export const text = (label: string) => z.string({ message: `${label} must be a text` });

export const filledText = (label: string) => text(label).regex(/\S/, `${label} must not be empty`);

/**
 * Text of limited length. The documentation does not say what it counts as a character, so UTF-16 units are
 * counted: no text has fewer of them than code points or visible characters.
 */
export const limitedText = (label: string, maxLength: number) =>
	// Not `max`, which counts UTF-16 units in zod 3 and code points in zod 4.
	text(label).refine(({ length }) => length <= maxLength, {
		message: `${label} must have at most ${maxLength} characters`,
	});
