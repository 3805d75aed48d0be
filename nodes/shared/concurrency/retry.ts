import { pause } from './cancellation';
import { ServiceError } from '../http/serviceError';

const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
/** A service that asks for more pollOptions than this is treated as down. */
const LONGEST_RETRY_AFTER = 120_000;

/**
 * Runs `attempt` until it succeeds, at most `retries` times more than once. Only a ServiceError that asks to be
 * tried later is: after the time the service asked for, or after a time drawn from a range that doubles.
 *
 * @throws the last error of `attempt`, or the signal's reason when that is aborted
 */
export async function withRetries<T>(
	attempt: () => Promise<T>,
	{ retries, signal }: { retries: number; signal: AbortSignal },
): Promise<T> {
	for (let failures = 0; ; failures++) {
		signal.throwIfAborted();
		const [outcome] = await Promise.allSettled([attempt()]);
		if (outcome.status === 'fulfilled') return outcome.value;
		const delay = failures < retries ? delayBefore(outcome.reason, failures) : undefined;
		if (delay === undefined) throw outcome.reason;
		await pause(delay, signal);
	}
}

function delayBefore(error: unknown, failures: number): number | undefined {
	if (!(error instanceof ServiceError) || error.retry.kind !== 'later') return undefined;
	const { afterMilliseconds } = error.retry;
	if (afterMilliseconds !== undefined) {
		return afterMilliseconds <= LONGEST_RETRY_AFTER ? afterMilliseconds : undefined;
	}
	return Math.random() * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** failures);
}

/**
 * Reads a Retry-After header (RFC 9110, 10.2.3): seconds, or an HTTP date.
 *
 * @returns milliseconds from now on, undefined when there is no such header or it says neither
 */
export function parseRetryAfter(header: unknown, now = Date.now()): number | undefined {
	if (typeof header !== 'string') return undefined;
	if (/^\d+$/.test(header)) return Number(header) * 1000;
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
