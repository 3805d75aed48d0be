/**
 * Reads a time of `timing` or of a model.
 *
 * @param value epoch milliseconds, in text as documented or as a number
 * @returns epoch milliseconds; undefined where it is 0, which means not yet, or no time at all
 */
export function readTime(value: string | number | null | undefined): number | undefined {
	const time = Number(value);
	const isTime = Number.isFinite(time) && time > 0 && time <= LATEST_TIME;
	return isTime ? time : undefined;
}

/** What JavaScript's `Date` can hold at most. */
const LATEST_TIME = 8.64e15;
