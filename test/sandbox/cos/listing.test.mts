import { createHash } from 'node:crypto';
import COS from 'cos-nodejs-sdk-v5';
import { createAccount } from '../account.mts';
import type { SandboxAccount } from '../account.mts';
import { requestList, requestObject } from '../vendorRequests.mts';

interface Listed {
	ListBucketResult: Record<string, string> & { Contents?: object | object[] };
}

// The types of the library leave out what reads its XML.
const { xml2json } = (COS as unknown as { util: { xml2json(xml: string): Listed } }).util;

/** A list, as the vendor's own library reads it. */
async function list(account: SandboxAccount, query: Record<string, string>) {
	const { text, status } = await requestList(account, query);
	const { Contents = [], ...head } = xml2json(text).ListBucketResult;
	return { status, head, objects: [Contents].flat() as Array<Record<string, string>> };
}

async function put(account: SandboxAccount, ...keys: string[]): Promise<void> {
	for (const key of keys) await requestObject(account, 'PUT', key, key);
}

describe('the list of a bucket', () => {
	it('tells the key, the size and the ETag of each object whose key begins with the prefix', async () => {
		const account = await createAccount();
		await put(account, 'narrated/b.wav', 'narrated/a.wav', 'other/a.wav');
		const { status, head, objects } = await list(account, { prefix: 'narrated/' });
		expect(status).toBe(200);
		expect(head).toMatchObject({
			Name: account.tencent.cos.bucket,
			Prefix: 'narrated/',
			IsTruncated: 'false',
			MaxKeys: '1000',
		});
		expect(objects.map(({ Key }) => Key)).toEqual(['narrated/a.wav', 'narrated/b.wav']);
		expect(objects[0]).toMatchObject({
			Size: '14',
			ETag: `"${createHash('md5').update('narrated/a.wav').digest('hex')}"`,
			LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
		});
	});

	it('comes in pages, each beginning behind the marker', async () => {
		const account = await createAccount();
		await put(account, 'a1', 'a2', 'a3');
		const first = await list(account, { prefix: 'a', 'max-keys': '2' });
		expect(first.head).toMatchObject({ IsTruncated: 'true', NextMarker: 'a2', MaxKeys: '2' });
		const second = await list(account, { prefix: 'a', 'max-keys': '2', marker: 'a2' });
		expect(second.head.IsTruncated).toBe('false');
		expect(second.head.NextMarker).toBeUndefined();
		expect(second.objects.map(({ Key }) => Key)).toEqual(['a3']);
		expect((await list(account, { 'max-keys': '5000' })).head.MaxKeys).toBe('1000');
	});

	it('encodes keys where it is asked to', async () => {
		const account = await createAccount();
		await put(account, '旁白/a & b.wav');
		const plain = await list(account, { prefix: '旁白/' });
		expect(plain.objects[0]!.Key).toBe('旁白/a & b.wav');
		const encoded = await list(account, { prefix: '旁白/', 'encoding-type': 'url' });
		expect(encoded.head.EncodingType).toBe('url');
		expect(decodeURIComponent(encoded.objects[0]!.Key!)).toBe('旁白/a & b.wav');
	});

	it.each([
		['a key that may not list', { cosKeyMayList: false }, {}, 403, 'AccessDenied'],
		['a number of keys that is none', {}, { 'max-keys': '-1' }, 400, 'InvalidArgument'],
	])('is refused to %s', async (_who, settings, query, status, code) => {
		const account = await createAccount(settings);
		const refused = await requestList(account, query as Record<string, string>);
		expect(refused.status).toBe(status);
		expect(refused.text).toContain(`<Code>${code}</Code>`);
	});

	it('is refused without a signature, with one for another prefix, and for a bucket that is not there', async () => {
		const account = await createAccount();
		const { cos } = account.tencent;
		const unsigned = await fetch(`${cos.endpoint}/?prefix=a`);
		expect([unsigned.status, await unsigned.text()]).toEqual([
			403,
			expect.stringContaining('<Code>AccessDenied</Code>'),
		]);
		const authorization = COS.getAuthorization({
			SecretId: cos.secretId,
			SecretKey: cos.secretKey,
			Method: 'GET',
			Pathname: `${new URL(cos.endpoint).pathname}/`,
			Query: { prefix: 'b' },
		});
		const wrong = await requestList(account, { prefix: 'a' }, { authorization });
		expect(wrong.text).toContain('<Code>SignatureDoesNotMatch</Code>');
		const elsewhere = { ...cos, endpoint: cos.endpoint.replace(cos.bucket, 'nowhere-1250000000') };
		const missing = await requestList(
			{ ...account, tencent: { ...account.tencent, cos: elsewhere } },
			{},
		);
		expect([missing.status, missing.text]).toEqual([
			404,
			expect.stringContaining('<Code>NoSuchBucket</Code>'),
		]);
	});
});
