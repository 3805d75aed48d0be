import { listObjects } from '../../../../../nodes/Tencent/cos/objects/listObjects';
import type { ListedObject } from '../../../../../nodes/Tencent/cos/objects/listObjects';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { createAccount, injectFaults } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { requestObject } from '../../../../sandbox/vendorRequests.mts';
import { expectNoSecrets, requestsTo, runWithCos } from '../runWithCos.mts';

afterAll(removeTemporaryData);

async function runList(account: SandboxAccount, prefix: string) {
	return await runWithCos({
		account,
		work: async ({ client, signal }) => ({
			json: { objects: (await listObjects(client, prefix, signal)) as object[] },
		}),
	});
}

async function list(account: SandboxAccount, prefix: string): Promise<ListedObject[]> {
	const run = await runList(account, prefix);
	expectNoSecrets(account, run);
	return run.items('COS')[0]!.json.objects as unknown as ListedObject[];
}

const answer = (text: string) => ({
	kind: 'answer' as const,
	endpoint: 'cosList' as const,
	headers: { 'content-type': 'application/xml' },
	text,
});

const page = (contents: string[], head = '<IsTruncated>false</IsTruncated>') =>
	answer(
		`<ListBucketResult>${head}${contents.map((each) => `<Contents>${each}</Contents>`).join('')}</ListBucketResult>`,
	);

describe('listing objects by their prefix', () => {
	it('finds those with the prefix, with their sizes and times, whatever characters their keys have', async () => {
		const account = await createAccount();
		const names = ["旁白/it's (a & b) <c>+100%.wav", '旁白/empty.wav', '旁/x.wav', 'a.wav'];
		const before = Date.now();
		for (const name of names)
			await requestObject(account, 'PUT', name, name.includes('empty') ? '' : 'audio');
		const objects = await list(account, '旁白/');
		expect(objects.map(({ key, size }) => [key, size])).toEqual([
			['旁白/empty.wav', 0],
			["旁白/it's (a & b) <c>+100%.wav", 5],
		]);
		for (const { modifiedAt } of objects) expect(modifiedAt).toBeGreaterThanOrEqual(before - 1000);
		expect(await list(account, '旁白/none')).toEqual([]);
	});

	it('reads all pages', async () => {
		const account = await createAccount();
		await injectFaults(
			account,
			page(['<Key>a1</Key>'], '<IsTruncated>true</IsTruncated><NextMarker>a1</NextMarker>'),
			// Without a marker, the next page begins behind the last key.
			page(['<Key>a2</Key>'], '<IsTruncated>true</IsTruncated>'),
		);
		await requestObject(account, 'PUT', 'a1', 'x');
		await requestObject(account, 'PUT', 'a3', 'x');
		expect((await list(account, 'a')).map(({ key }) => key)).toEqual(['a1', 'a2', 'a3']);
		expect(await requestsTo(account, 'cosList')).toHaveLength(3);
	});

	it('ends where the pages never end', async () => {
		const account = await createAccount();
		const truncated = '<IsTruncated>true</IsTruncated>';
		const endless = Array.from({ length: 30 }, (_, index) =>
			page([`<Key>a${index}</Key>`], truncated),
		);
		await injectFaults(account, ...endless);
		expect(await list(account, 'a')).toHaveLength(10);
		const stuck = await createAccount();
		const same = page(['<Key>a</Key>'], `${truncated}<NextMarker>a</NextMarker>`);
		await injectFaults(stuck, { ...same, times: 30 });
		expect(await list(stuck, 'a')).toHaveLength(2);
	});

	it('takes what the list leaves out for unknown, and leaves out what has no key or another prefix', async () => {
		const account = await createAccount();
		await injectFaults(
			account,
			page([
				'<Key>a&amp;&#98;</Key>',
				'<Size>5</Size>',
				'<Key>other</Key>',
				'<Key>a2</Key><Size>many</Size><LastModified>once</LastModified>',
			]),
		);
		expect(await list(account, 'a')).toEqual([
			{ key: 'a&b', modifiedAt: 0 },
			{ key: 'a2', modifiedAt: 0 },
		]);
	});

	it.each([
		[
			'<html>Sign in</html>',
			/^Something other than Tencent COS answered when the bucket was listed/,
		],
		[
			'<ListBucketResult><Contents><Key>a',
			/^The list of the objects in the bucket arrived only in part/,
		],
	])('fails where the answer is %s', async (text, message) => {
		const account = await createAccount();
		await injectFaults(account, { ...answer(text), times: 10 });
		expect((await runList(account, 'a')).error!.message).toMatch(message);
	});

	it('says which permission is missing, and which bucket is', async () => {
		const denied = await runList(await createAccount({ cosKeyMayList: false }), 'a');
		expect(denied.error).toMatchObject({
			message: 'The Tencent COS key is not allowed to list the bucket',
			description: expect.stringContaining('(GetBucket)'),
		});
		expectNoSecrets(await createAccount(), denied);
		const account = await createAccount();
		await injectFaults(account, { kind: 'cosError', endpoint: 'cosList', code: 'NoSuchBucket' });
		expect((await runList(account, 'a')).error!.message).toBe('There is no such bucket');
	});

	it('asks again where COS is busy', async () => {
		const account = await createAccount();
		await injectFaults(account, {
			kind: 'cosError',
			endpoint: 'cosList',
			code: 'SlowDown',
			times: 2,
		});
		expect(await list(account, 'a')).toEqual([]);
		expect(await requestsTo(account, 'cosList')).toHaveLength(3);
	});
});
