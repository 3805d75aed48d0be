import { createHash } from 'crypto';
import { rethrow } from '../../shared/http/rethrow';
import type { Token } from './token';

/** How long before it expires a token is renewed, in milliseconds; the vendor's own clients do the same. */
const RENEWAL_MARGIN = 90_000;

/** Tokens that are still valid. The token service is rate limited, so none is requested without need. */
export interface TokenCache {
	/**
	 * Returns a token that stays valid for long enough. Callers that need a new one at the same time share one request.
	 *
	 * @param owner what the token is made for and with; only its hash is kept
	 * @param request asks the token service
	 * @param refused a token that was not accepted although it should be valid; it is not returned again
	 * @throws what `request` throws
	 */
	get(owner: readonly string[], request: () => Promise<Token>, refused?: string): Promise<string>;
}

interface Entry {
	answer: Promise<Token>;
	/** Set once the request is answered. */
	granted?: { token: string; renewAt: number };
}

export function createTokenCache(): TokenCache {
	const entries = new Map<string, Entry>();
	return {
		async get(owner, request, refused) {
			const key = createHash('sha256').update(JSON.stringify(owner)).digest('hex');
			const known = entries.get(key);
			if (known && isUsable(known, refused)) return (await known.answer).token;

			const entry: Entry = { answer: request() };
			entries.set(key, entry);
			try {
				const { token, expiresAt } = await entry.answer;
				entry.granted = { token, renewAt: renewalTime(expiresAt) };
				return token;
			} catch (error) {
				entries.delete(key);
				rethrow(error);
			}
		},
	};
}

function isUsable({ granted }: Entry, refused: string | undefined): boolean {
	return granted === undefined || (granted.token !== refused && Date.now() < granted.renewAt);
}

/** A token of a short life is renewed after half of it. */
function renewalTime(expiresAt: number): number {
	const lifetime = expiresAt - Date.now();
	return expiresAt - Math.min(RENEWAL_MARGIN, lifetime / 2);
}
