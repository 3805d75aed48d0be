import { getCachedToken } from '../../../../nodes/Sami/authentication/tokenCache';

/** A token service that counts what it gives out. */
function createService(lifetime = 3_600_000) {
	let count = 0;
	const request = async () => ({ token: `token-${++count}`, expiresAt: Date.now() + lifetime });
	return { request, count: () => count };
}

let owners = 0;
const newOwner = () => [`owner ${++owners}`];

describe('getCachedToken', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	it('asks once for callers at the same time, and not again while the token is valid', async () => {
		const service = createService();
		const owner = newOwner();
		const tokens = await Promise.all(
			Array.from({ length: 5 }, async () => await getCachedToken(owner, service.request)),
		);
		jest.advanceTimersByTime(3_500_000);
		tokens.push(await getCachedToken(owner, service.request));
		expect(new Set(tokens)).toEqual(new Set(['token-1']));
		expect(service.count()).toBe(1);
	});

	it('renews a token 90 seconds before it expires', async () => {
		const service = createService();
		const owner = newOwner();
		await getCachedToken(owner, service.request);
		jest.advanceTimersByTime(3_600_000 - 90_000);
		expect(await getCachedToken(owner, service.request)).toBe('token-2');
	});

	it('renews a token of a short life after half of it', async () => {
		const service = createService(10_000);
		const owner = newOwner();
		await getCachedToken(owner, service.request);
		jest.advanceTimersByTime(4_999);
		expect(await getCachedToken(owner, service.request)).toBe('token-1');
		jest.advanceTimersByTime(2);
		expect(await getCachedToken(owner, service.request)).toBe('token-2');
	});

	it('replaces a refused token once, however many callers it was refused to', async () => {
		const service = createService();
		const owner = newOwner();
		const refused = await getCachedToken(owner, service.request);
		const renewed = await Promise.all(
			[1, 2, 3].map(async () => await getCachedToken(owner, service.request, refused)),
		);
		expect(renewed).toEqual(['token-2', 'token-2', 'token-2']);
	});

	it('keeps the tokens of different owners apart', async () => {
		const service = createService();
		expect(await getCachedToken(newOwner(), service.request)).not.toBe(
			await getCachedToken(newOwner(), service.request),
		);
	});

	it('does not remember a failure', async () => {
		const service = createService();
		const owner = newOwner();
		const failing = async () => await Promise.reject(new Error('down'));
		await expect(getCachedToken(owner, failing)).rejects.toThrow('down');
		expect(await getCachedToken(owner, service.request)).toBe('token-1');
	});
});
