import COS from 'cos-nodejs-sdk-v5';
import { TencentCosApi } from '../../../../credentials/TencentCosApi.credentials';
import { authenticateRequest } from '../../../../nodes/Tencent/cos/signing/authenticateRequest';
import { parseCosCredentials } from '../../../../nodes/Tencent/cos/signing/cosCredentials';
import { removeTemporaryData, testCredential } from '../../../../tools/engine/index.mts';
import {
	createAccount,
	injectFaults,
	publishFile,
	reportTraffic,
	sandboxUrl,
} from '../../../sandbox/account.mts';
import { nodeThat } from '../cos/runWithCos.mts';

afterAll(removeTemporaryData);

const nodeTypes = { 'test.cos': nodeThat(async () => ({ json: {} })) };

const test = async (change: object = {}, settings: object = {}) => {
	const account = await createAccount(settings);
	return await testCredential(TencentCosApi, { ...account.tencent.cos, ...change }, nodeTypes);
};

describe('The test of the credential', () => {
	it.each([{ temporaryCosKey: false }, { temporaryCosKey: true }])(
		'passes with a valid key (%j), and leaves nothing in the bucket',
		async (settings) => {
			const account = await createAccount(settings);
			expect(await testCredential(TencentCosApi, account.tencent.cos, nodeTypes)).toEqual({
				status: 'OK',
				message: 'Tencent COS lets this key read the bucket',
			});
			const { requests } = await reportTraffic(account);
			expect(requests.map(({ endpoint }) => endpoint)).toEqual(['cosGet']);
		},
	);

	it.each<[string, object, string, object?]>([
		['a wrong secret key', { secretKey: 'wrong' }, 'The Secret Key for Tencent COS is wrong'],
		['an unknown secret ID', { secretId: 'AKIDnone' }, 'Tencent COS does not know the Secret ID'],
		[
			'a temporary key without its token',
			{ sessionToken: '' },
			'Tencent COS does not know the Secret ID',
			{ temporaryCosKey: true },
		],
		[
			'a bucket that does not exist',
			{ endpoint: `${sandboxUrl()}/cos/none-1250000000` },
			'There is no such bucket',
		],
		[
			'a vendor that cannot be reached',
			{ endpoint: 'http://127.0.0.1:9' },
			'Tencent COS refused the connection. Check Endpoint in the credential',
		],
		[
			'a region that does not exist',
			{ endpoint: '', region: 'ap-nowhere' },
			'Check Bucket and Region in the credential',
		],
		[
			'an endpoint that is no COS',
			{ endpoint: sandboxUrl() },
			'(HTTP 404). Check Endpoint in the credential',
		],
		[
			'a bucket without APPID',
			{ bucket: 'recordings' },
			'Bucket must be the full name with the APPID at the end',
		],
		[
			'a missing field',
			{ secretId: '' },
			'The credential for Tencent COS is not complete. Secret ID is missing',
		],
	])('recognizes %s', async (_what, change, message, settings = {}) => {
		const result = await test(change, settings);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
	});

	it('tells missing permission from a wrong key', async () => {
		const [mine, other] = [await createAccount(), await createAccount()];
		const { bucket, endpoint } = other.tencent.cos;
		const result = await testCredential(
			TencentCosApi,
			{ ...mine.tencent.cos, bucket, endpoint },
			nodeTypes,
		);
		expect(result.message).toContain('denied access to the file');
		expect(result.message).toContain('GetObject, PutObject');
	});

	it('never shows the page that an endpoint leads to', async () => {
		const page = await publishFile('page.html', Buffer.from('<html>Welcome</html>'));
		const { message } = await test({ endpoint: `${page}?` });
		expect(message).not.toContain('<');
	});

	it('passes with a wrong clock, which it corrects', async () => {
		const account = await createAccount();
		await injectFaults(account, {
			endpoint: 'cosGet',
			kind: 'clockSkew',
			seconds: 3600,
			times: 5,
		});
		expect((await testCredential(TencentCosApi, account.tencent.cos, nodeTypes)).status).toBe('OK');
	});
});

describe('The credential', () => {
	const key = { secretId: 'AKID', secretKey: 'secret' };
	const credentials = parseCosCredentials({ ...key, bucket: 'b-1250000000', region: 'ap-beijing' });

	it('signs any request to COS, such as that of the HTTP Request node', () => {
		const url =
			'https://b-1250000000.cos.ap-beijing.myqcloud.com/dir/%E6%96%87%20a.wav?versionId=1';
		const { headers } = authenticateRequest(credentials, {
			url,
			qs: { acl: '' },
			headers: { Accept: '*/*' },
		});
		const [start, end] = /q-key-time=(\d+);(\d+)/
			.exec(String(headers!.Authorization))!
			.slice(1)
			.map(Number);
		const expected = COS.getAuthorization({
			SecretId: key.secretId,
			SecretKey: key.secretKey,
			Method: 'GET' as COS.Method,
			Pathname: '/dir/文 a.wav',
			Query: { versionId: '1', acl: '' },
			Headers: { host: 'b-1250000000.cos.ap-beijing.myqcloud.com' },
			KeyTime: `${start};${end}`,
		});
		expect(headers).toEqual({ Accept: '*/*', Authorization: expected });
	});

	it('adds the token of a temporary key', () => {
		const url = 'https://b-1250000000.cos.ap-beijing.myqcloud.com/a';
		const { headers } = authenticateRequest({ ...credentials, sessionToken: 'token' }, { url });
		expect(headers).toMatchObject({ 'x-cos-security-token': 'token' });
	});
});
