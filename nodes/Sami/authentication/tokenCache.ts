import { createHash } from 'crypto';
import type { Token } from './token';

/** A token is renewed so long before it expires, in milliseconds, as the vendor's own clients do. */
const RENEWAL_MARGIN = 90_000;

interface Entry {
	asked: Promise<Token>;
	/** Once the request was answered. */
	granted?: { token: string; renewAt: number };
}

const entries = new Map<string, Entry>();

/**
 * Hands out a token, from the cache while it is valid for long enough: the token service is rate limited. Callers
 * that need a new one at the same time share one request.
 *
 * @param owner what the token is made for and with; only its hash is kept
 * @param request asks the token service
 * @param refused a token that was not accepted although it should be valid; it is not handed out again
 */
export async function getCachedToken(
	owner: readonly string[],
	request: () => Promise<Token>,
	refused?: string,
): Promise<string> {
	const key = createHash('sha256').update(JSON.stringify(owner)).digest('hex');
	const known = entries.get(key);
	const isUsable =
		known &&
		(!known.granted || (known.granted.token !== refused && Date.now() < known.granted.renewAt));
	if (isUsable) return (await known.asked).token;

	const entry: Entry = { asked: request() };
	entries.set(key, entry);
	const [outcome] = await Promise.allSettled([entry.asked]);
	if (outcome.status === 'rejected') {
		entries.delete(key);
		throw outcome.reason;
	}
	const { token, expiresAt } = outcome.value;
	const lifetime = expiresAt - Date.now();
	entry.granted = { token, renewAt: expiresAt - Math.min(RENEWAL_MARGIN, lifetime / 2) };
	return token;
}
