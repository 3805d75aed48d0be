import { isExpiredSignature, readError, readHeader } from '../errorResponse';
import type { CosErrorResponse } from '../errorResponse';

/** How a request to COS ended. */
export type Exchange<T> = { kind: 'succeeded'; response: T } | RefusedExchange;

export interface RefusedExchange {
	kind: 'refused';
	response: CosErrorResponse;
}

/** In milliseconds. Clocks that differ by less are not why a signature was refused. */
const MIN_SKEW = 30_000;

/**
 * Milliseconds by which the clock of a host is ahead, as far as that is known; the only module state of `cos/`. It is keyed
 * by host, not by account: a clock is that of a machine. It lasts as long as n8n runs.
 */
const skews = new Map<string, number>();

/** What to add to the local time to get that of a host, in milliseconds, for `keyTimeFor`. */
export function clockSkewOf(host: string): number {
	return skews.get(host) ?? 0;
}

/** Forgets everything, as when n8n is restarted. For tests. */
export function resetClockSkews(): void {
	skews.clear();
}

/**
 * Sends a request, and sends it once more if it was refused only because the clocks differ. By how much is remembered for
 * everything that is signed for the host from then on.
 *
 * @param send signs with `clockSkewOf`
 */
export async function withClockCorrection<Outcome extends Exchange<unknown>>(
	host: string,
	send: () => Promise<Outcome>,
): Promise<Outcome> {
	const assumed = clockSkewOf(host);
	const outcome = await send();
	if (outcome.kind === 'succeeded') return outcome;
	const skew = readClockSkew(outcome.response, assumed);
	if (skew === undefined) return outcome;
	skews.set(host, skew);
	return await send();
}

/**
 * Tells whether COS refused a signature because the clocks differ, as the vendor's own SDK does.
 *
 * @param assumed the skew that the request was signed with
 * @param now when the response arrived, in epoch milliseconds
 * @returns milliseconds to add to the local time to get that of COS; undefined where something else was wrong
 */
export function readClockSkew(
	response: CosErrorResponse,
	assumed: number,
	now = Date.now(),
): number | undefined {
	const error = readError(response);
	if (error.code !== 'RequestTimeTooSkewed' && !isExpiredSignature(error)) return undefined;
	const skew = Date.parse(readHeader(response, 'date') ?? '') - now;
	return Math.abs(skew - assumed) >= MIN_SKEW ? skew : undefined;
}
