/**
 * Reads a time from the `timing` of a job or from a model.
 *
 * @param value epoch milliseconds, as text as documented, or as a number
 * @returns epoch milliseconds; undefined for 0, which means not yet, and for what is no time
 */
export function readTime(value: string | number | null | undefined): number | undefined {
	const time = Number(value);
	const isTime = Number.isFinite(time) && time > 0 && time <= LATEST_TIME;
	return isTime ? time : undefined;
}

/** The latest time that a `Date` can hold. */
const LATEST_TIME = 8.64e15;
