import { readClockSkew } from '../errors';
import type { CosAnswer } from '../errors';

/** How an exchange with COS ended. */
export type Exchange<T> = { done: T } | { refused: CosAnswer };

/** Milliseconds by which the clock of a host is ahead, as far as it has shown; for as long as n8n runs. */
const skews = new Map<string, number>();

/** What to add to the local time for that of a host, in milliseconds, for `keyTimeFor`. */
export function clockSkewOf(host: string): number {
	return skews.get(host) ?? 0;
}

/**
 * Makes an exchange, and makes it once more where it was refused only because the clocks differ. By how much
 * is remembered for all that is signed for the host from then on.
 *
 * @param exchange signs with `clockSkewOf`
 */
export async function withRightClock<T>(
	host: string,
	exchange: () => Promise<Exchange<T>>,
): Promise<Exchange<T>> {
	const assumed = clockSkewOf(host);
	const outcome = await exchange();
	const skew = 'refused' in outcome ? readClockSkew(outcome.refused, assumed) : undefined;
	if (skew === undefined) return outcome;
	skews.set(host, skew);
	return await exchange();
}
