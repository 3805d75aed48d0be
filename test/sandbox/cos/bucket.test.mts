import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createAccount, injectFaults, listObjects, reportTraffic } from '../account.mts';
import { requestObject } from '../vendorRequests.mts';

/** So many bytes in UTF-8, of three each and some of one. */
const keyOf = (bytes: number) => `${'语'.repeat(Math.floor(bytes / 3))}${'x'.repeat(bytes % 3)}`;

describe('an object of the bucket', () => {
	it('has a key of up to 850 bytes', async () => {
		const account = await createAccount();
		const key = keyOf(850);
		expect((await requestObject(account, 'PUT', key, 'content')).status).toBe(200);
		expect((await requestObject(account, 'GET', key)).text).toBe('content');
		expect(await listObjects(account)).toEqual([key]);
	});

	it('has no longer key, also where that has fewer characters', async () => {
		const account = await createAccount();
		for (const method of ['PUT', 'GET'] as const) {
			const body = method === 'PUT' ? 'content' : undefined;
			const { status, text } = await requestObject(account, method, keyOf(851), body);
			expect(status).toBe(400);
			expect(text).toContain('<Code>KeyTooLong</Code>');
		}
		expect(await listObjects(account)).toEqual([]);
	});

	it('is stored with its MD5 in quotation marks as ETag', async () => {
		const account = await createAccount();
		const etag = `"${createHash('md5').update('content').digest('hex')}"`;
		const stored = await requestObject(account, 'PUT', 'a.wav', 'content');
		expect(stored.headers.get('etag')).toBe(etag);
		const read = await requestObject(account, 'GET', 'a.wav');
		expect(read.headers.get('etag')).toBe(etag);
	});

	it.each([
		['bytes=2-4', 206, 'nte', 'bytes 2-4/10'],
		['bytes=7-', 206, 'ing', 'bytes 7-9/10'],
		['bytes=8-99', 206, 'ng', 'bytes 8-9/10'],
		['bytes=10-', 416, undefined, null],
	])('is read in part by %s', async (range, status, text, contentRange) => {
		const account = await createAccount();
		await requestObject(account, 'PUT', 'a', 'contenting');
		const read = await requestObject(account, 'GET', 'a', undefined, { range });
		expect(read.status).toBe(status);
		expect(read.headers.get('content-range')).toBe(contentRange);
		if (text === undefined) expect(read.text).toContain('<Code>InvalidRange</Code>');
		else expect(read.text).toBe(text);
	});

	it('is read on condition that it is still the same', async () => {
		const account = await createAccount();
		const etag = (await requestObject(account, 'PUT', 'a', 'one')).headers.get('etag')!;
		const headers = { 'if-match': etag };
		expect((await requestObject(account, 'GET', 'a', undefined, headers)).text).toBe('one');
		await requestObject(account, 'PUT', 'a', 'two');
		const refused = await requestObject(account, 'GET', 'a', undefined, headers);
		expect(refused.status).toBe(412);
		expect(refused.text).toContain('<Code>PreconditionFailed</Code>');
	});

	it('is read whole also when it is replaced before it is sent', async () => {
		const account = await createAccount();
		const [first, second] = ['first', 'second'].map((word) => word.repeat(1000));
		await requestObject(account, 'PUT', 'out.wav', first);
		await injectFaults(account, {
			kind: 'delay',
			endpoint: 'cosGet',
			delayMilliseconds: 1000,
			effect: 'done',
		});
		const read = requestObject(account, 'GET', 'out.wav');
		while ((await reportTraffic(account)).counts.cosGet === 0) await wait(10);
		await requestObject(account, 'PUT', 'out.wav', second);
		expect((await read).text).toBe(first);
		expect((await requestObject(account, 'GET', 'out.wav')).text).toBe(second);
	});
});
