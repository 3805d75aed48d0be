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

/** What can be spoken: a letter, an ideograph or a digit. */
export const SPOKEN = /[\p{L}\p{N}]/u;

/** Text to speak. The vendor makes nothing of text without anything to speak. */
export const spokenText = (label: string) =>
	filledText(label).refine((words) => words.trim() === '' || SPOKEN.test(words), {
		message: `${label} has no letters or digits to speak`,
	});

/**
 * Part of the path of a result, which is paid for before it is stored: what no URL leads to could not be downloaded. URLs
 * resolve '.' and '..', and a lone surrogate cannot be encoded.
 */
const keyText = (label: string, listFolders: (path: string) => string[]) =>
	text(label)
		.refine((path) => !listFolders(path).some((name) => name === '.' || name === '..'), {
			message: `${label} must not have '.' or '..' between its slashes`,
		})
		.refine((path) => !/\p{Surrogate}/u.test(path), {
			message: `${label} must not have half of a character, such as an emoji that was cut in two`,
		})
		.refine((path) => !/\p{Cc}/u.test(path), {
			message: `${label} must not have control characters, such as line breaks`,
		});

/** Keys of COS have at most 850 bytes. Output Prefix and what the vendor adds to it may need 70 of them. */
const MAX_FOLDER_BYTES = 780;

/** A folder of a repository. */
export const folder = (label: string) =>
	keyText(label, (path) => path.split('/')).refine(
		(path) => Buffer.byteLength(path) <= MAX_FOLDER_BYTES,
		{
			message: `${label} must have at most ${MAX_FOLDER_BYTES} bytes, so that COS can store files in it`,
		},
	);

/** What the names of the files of a repository begin with. It may name folders; what is behind its last slash is no folder. */
export const filePrefix = (label: string) =>
	keyText(label, (prefix) => prefix.split('/').slice(0, -1));
