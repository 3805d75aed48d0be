import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { waitUntil } from '../../../../tools/n8n/index.mts';

/** Asserts that a page comes to show something, which takes it some time. */
export async function assertSoon<T>(
	read: () => Promise<T>,
	expected: T,
	message?: string,
): Promise<void> {
	let actual: T | undefined;
	await waitUntil(
		'it is as expected',
		async () => {
			actual = await read();
			return isDeepStrictEqual(actual, expected) ? true : undefined;
		},
		20,
	).catch(() => assert.deepEqual(actual, expected, message));
}
