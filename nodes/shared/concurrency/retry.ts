import { pause } from './cancellation';
import { rethrow } from '../http/rethrow';
import { ServiceError } from '../http/serviceError';

const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
/** A service that asks for a longer wait than this is treated as down. */
const LONGEST_RETRY_AFTER = 120_000;

/**
 * Runs `attempt` until it succeeds: once, and up to `retries` times more. Only a ServiceError whose `retry` says
 * `later` leads to another attempt, after the delay that the service asked for, or else after a random one whose upper
 * limit doubles each time.
 *
 * @throws the last error of `attempt`, or the signal's reason once it is aborted
 */
export async function withRetries<T>(
	attempt: () => Promise<T>,
	{ retries, signal }: { retries: number; signal: AbortSignal },
): Promise<T> {
	for (let failures = 0; ; failures++) {
		signal.throwIfAborted();
		try {
			return await attempt();
		} catch (error) {
			const delay = failures < retries ? delayAfter(error, failures) : undefined;
			if (delay === undefined) rethrow(error);
			await pause(delay, signal);
		}
	}
}

/** In milliseconds; undefined where there is to be no other attempt. */
function delayAfter(error: unknown, failures: number): number | undefined {
	if (!(error instanceof ServiceError) || error.retry.kind !== 'later') return undefined;
	const { afterMilliseconds } = error.retry;
	if (afterMilliseconds !== undefined) {
		return afterMilliseconds <= LONGEST_RETRY_AFTER ? afterMilliseconds : undefined;
	}
	return Math.random() * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** failures);
}

/** A date as HTTP writes it, such as `Sun, 06 Nov 1994 08:49:37 GMT`; `Date.parse` alone takes `-5` for one, too. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Reads a Retry-After header (RFC 9110, section 10.2.3): a number of seconds, or an HTTP date. A fraction of seconds, which
 * some services send, counts too.
 *
 * @returns milliseconds from now; undefined when there is no such header, or it holds neither
 */
export function parseRetryAfter(header: unknown, now = Date.now()): number | undefined {
	if (typeof header !== 'string') return undefined;
	const text = header.trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	return HTTP_DATE.test(text) ? Math.max(0, Date.parse(text) - now) : undefined;
}
