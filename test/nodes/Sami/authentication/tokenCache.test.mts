import { createTokenCache } from '../../../../nodes/Sami/authentication/tokenCache';
import type { TokenCache } from '../../../../nodes/Sami/authentication/tokenCache';

/** A token service that counts what it gives out. */
function createService(lifetime = 3_600_000) {
	let count = 0;
	const request = async () => ({ token: `token-${++count}`, expiresAt: Date.now() + lifetime });
	return { request, count: () => count };
}

const owner = ['owner'];

describe('A token cache', () => {
	let cache: TokenCache;

	beforeEach(() => {
		jest.useFakeTimers();
		cache = createTokenCache();
	});
	afterEach(() => jest.useRealTimers());

	it('requests one token for callers at the same time, and no other while it is valid', async () => {
		const service = createService();
		const tokens = await Promise.all(
			Array.from({ length: 5 }, async () => await cache.get(owner, service.request)),
		);
		jest.advanceTimersByTime(3_500_000);
		tokens.push(await cache.get(owner, service.request));
		expect(new Set(tokens)).toEqual(new Set(['token-1']));
		expect(service.count()).toBe(1);
	});

	it('renews a token 90 seconds before it expires', async () => {
		const service = createService();
		await cache.get(owner, service.request);
		jest.advanceTimersByTime(3_600_000 - 90_000);
		expect(await cache.get(owner, service.request)).toBe('token-2');
	});

	it('renews a short-lived token after half of its life', async () => {
		const service = createService(10_000);
		await cache.get(owner, service.request);
		jest.advanceTimersByTime(4_999);
		expect(await cache.get(owner, service.request)).toBe('token-1');
		jest.advanceTimersByTime(2);
		expect(await cache.get(owner, service.request)).toBe('token-2');
	});

	it('replaces a refused token once, however many callers report it', async () => {
		const service = createService();
		const refused = await cache.get(owner, service.request);
		const renewed = await Promise.all(
			[1, 2, 3].map(async () => await cache.get(owner, service.request, refused)),
		);
		expect(renewed).toEqual(['token-2', 'token-2', 'token-2']);
	});

	it('keeps the tokens of different owners apart', async () => {
		const service = createService();
		expect(await cache.get(['one'], service.request)).not.toBe(
			await cache.get(['other'], service.request),
		);
	});

	it('does not remember a failure', async () => {
		const service = createService();
		const failing = async () => await Promise.reject(new Error('down'));
		await expect(cache.get(owner, failing)).rejects.toThrow('down');
		expect(await cache.get(owner, service.request)).toBe('token-1');
	});
});
