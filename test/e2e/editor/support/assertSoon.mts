import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { waitUntil } from '../../../../tools/waitUntil.mts';

/** Asserts that a page comes to show something, which takes it some time. */
export async function assertSoon<T>(
	read: () => Promise<T>,
	expected: T,
	message?: string,
): Promise<void> {
	let actual: T | undefined;
	const isAsExpected = async () => {
		actual = await read();
		return isDeepStrictEqual(actual, expected) ? true : undefined;
	};
	try {
		await waitUntil('it is as expected', isAsExpected, { seconds: 20 });
	} catch {
		assert.deepEqual(actual, expected, message);
	}
}
