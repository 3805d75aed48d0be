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

/** Whose clock it is, and who has learned of it: what one account is told must not spoil the requests of another. */
export interface Clock {
	host: string;
	secretId: string;
}

/**
 * Milliseconds by which a clock is ahead, as far as that is known; the only module state of `cos/`. The clocks that were
 * learned of first are forgotten first.
 */
const skews = new Map<string, number>();

const MAX_CLOCKS = 1000;

/** What to add to the local time to get that of a host, in milliseconds, for `keyTimeFor`. */
export function clockSkewOf({ host, secretId }: Clock): number {
	return skews.get(`${host} ${secretId}`) ?? 0;
}

function rememberSkew({ host, secretId }: Clock, skew: number): void {
	skews.set(`${host} ${secretId}`, skew);
	const [oldest] = skews.keys();
	if (skews.size > MAX_CLOCKS && oldest !== undefined) skews.delete(oldest);
}

/** Forgets everything, as when n8n is restarted. For tests. */
export function resetClockSkews(): void {
	skews.clear();
}

/**
 * Sends a request, and sends it once more if it was refused only because the clocks differ. By how much is remembered for
 * everything that the account signs for the host from then on.
 *
 * @param send signs with `clockSkewOf`
 */
export async function withClockCorrection<Outcome extends Exchange<unknown>>(
	clock: Clock,
	send: () => Promise<Outcome>,
): Promise<Outcome> {
	const assumed = clockSkewOf(clock);
	const outcome = await send();
	if (outcome.kind === 'succeeded') return outcome;
	const skew = readClockSkew(outcome.response, assumed);
	if (skew === undefined) return outcome;
	rememberSkew(clock, skew);
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
