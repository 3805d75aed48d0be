import { z } from 'zod';

/** Text that a request carries. The messages of these schemas name the field by its label in the node. */
export const text = (label: string) => z.string({ message: `${label} must be text` });

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

/** A folder of a repository. URLs cannot lead to '.' or '..', so that what is stored there could not be downloaded. */
export const folder = (label: string) =>
	text(label).refine((path) => !path.split('/').some((name) => name === '.' || name === '..'), {
		message: `${label} must not have '.' or '..' between its slashes`,
	});
