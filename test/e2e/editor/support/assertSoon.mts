import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { waitUntil } from '../../../../tools/waitUntil.mts';
import type { Editor } from './openEditor.mts';

/**
 * How often in a row a page shows the same until it counts as settled. The page answers each time, so that this takes
 * longer where it is busy.
 */
const settledReadings = 30;

/** Reads what a page shows once it has settled, which takes it some time. */
export async function readSettled<T>(
	{ isLoading }: Pick<Editor, 'isLoading'>,
	read: () => Promise<T>,
): Promise<T> {
	let last = await read();
	let readings = 0;
	return await waitUntil('the page has settled', async () => {
		const before = last;
		last = await read();
		readings = isLoading() || !isDeepStrictEqual(last, before) ? 0 : readings + 1;
		return readings >= settledReadings ? last : undefined;
	});
}

/**
 * Asserts that a page comes to show something, which takes it some time. Fails as soon as the page has settled on
 * something else.
 */
export async function assertSoon<T>(
	{ isLoading }: Pick<Editor, 'isLoading'>,
	read: () => Promise<T>,
	expected: T,
	message?: string,
): Promise<void> {
	let actual: T | undefined;
	let readings = 0;
	const isDecided = async () => {
		const last = actual;
		actual = await read();
		readings = isLoading() || !isDeepStrictEqual(actual, last) ? 0 : readings + 1;
		return isDeepStrictEqual(actual, expected) || readings >= settledReadings ? true : undefined;
	};
	try {
		await waitUntil('the page has settled', isDecided, { seconds: 20 });
	} catch {
		// What was read last tells more than that it took too long.
	}
	assert.deepEqual(actual, expected, message);
}
