import COS from 'cos-nodejs-sdk-v5';
import fc from 'fast-check';
import { parseCosCredentials } from '../../../../../nodes/Tencent/cos/signing/cosCredentials';
import { authenticateRequest } from '../../../../../nodes/Tencent/cos/signing/authenticateRequest';
import {
	locateBucket,
	locateObject,
	presignObjectUrl,
} from '../../../../../nodes/Tencent/cos/signing/objectUrl';

const data = {
	secretId: 'AKIDexample',
	secretKey: 'secret',
	bucket: 'audio-1250000000',
	region: 'ap-beijing',
};
const credentials = parseCosCredentials(data);
const host = 'audio-1250000000.cos.ap-beijing.myqcloud.com';

describe('The address of an object', () => {
	it.each([
		['out.wav', 'out.wav'],
		['/dir/out.wav', 'dir/out.wav'],
		['目录/声音.wav', '%E7%9B%AE%E5%BD%95/%E5%A3%B0%E9%9F%B3.wav'],
		["a b+c&d=e?f#g%20/!'()*.wav", 'a%20b%2Bc%26d%3De%3Ff%23g%2520/%21%27%28%29%2A.wav'],
	])('with the key %j is encoded segment by segment', (key, encoded) => {
		expect(locateObject(credentials, key)).toEqual({
			url: `https://${host}/${encoded}`,
			host,
			path: `/${key.replace(/^\//, '')}`,
		});
	});

	it.each([
		[
			'https://audio.example.com',
			'https://audio.example.com/dir/a%20b.wav',
			'audio.example.com',
			'/dir/a b.wav',
		],
		[
			'audio.example.com/',
			'https://audio.example.com/dir/a%20b.wav',
			'audio.example.com',
			'/dir/a b.wav',
		],
		[
			'http://localhost:5679/cos/',
			'http://localhost:5679/cos/dir/a%20b.wav',
			'localhost:5679',
			'/cos/dir/a b.wav',
		],
	])('is below the endpoint %s', (endpoint, url, endpointHost, path) => {
		const custom = parseCosCredentials({ ...data, endpoint });
		expect(locateObject(custom, 'dir/a b.wav')).toEqual({ url, host: endpointHost, path });
	});

	it('is parsed back to the key that it was made from', () => {
		const keys = fc
			.string({ unit: 'grapheme', minLength: 1 })
			.filter((key) => !/^\/|(^|\/)\.{0,2}(\/|$)/.test(key));
		fc.assert(
			fc.property(keys, (key) => {
				const { url, path } = locateObject(credentials, key);
				expect(decodeURIComponent(new URL(url).pathname)).toBe(path);
				expect(path).toBe(`/${key}`);
			}),
		);
	});

	it.each(['', '/', '//', 'a/../b', './a', '\ud800'])(
		'does not exist for the key %j, which is refused',
		(key) => {
			expect(() => locateObject(credentials, key)).toThrow('cannot be the path of a file');
		},
	);
});

describe('The address of a bucket', () => {
	it('asks for what is in it, and is signed as the SDK of the vendor signs it', () => {
		const query = { prefix: "旁白/it's+a b&c=d", 'max-keys': '1000', 'encoding-type': 'url' };
		const { url } = locateBucket(credentials, query);
		expect(url.startsWith(`https://${host}/?prefix=`)).toBe(true);
		expect(Object.fromEntries(new URL(url).searchParams)).toEqual(query);
		const { headers } = authenticateRequest(credentials, { method: 'GET', url });
		const authorization = String(headers!.Authorization);
		const [, start, end] = /q-key-time=(\d+);(\d+)/.exec(authorization)!;
		expect(authorization).toBe(
			COS.getAuthorization({
				SecretId: data.secretId,
				SecretKey: data.secretKey,
				Method: 'GET',
				Pathname: '/',
				Query: query,
				Headers: { host },
				KeyTime: `${start};${end}`,
			}),
		);
	});

	it('is the endpoint where the credential has one', () => {
		const endpoint = 'https://audio.example.com/cos/bucket/';
		const { url } = locateBucket({ ...credentials, endpoint }, { prefix: 'a' });
		expect(url).toBe('https://audio.example.com/cos/bucket/?prefix=a');
	});
});

describe('A presigned URL', () => {
	const keyTime = { start: 1700000000, end: 1700003600 };

	it("is signed as the vendor's SDK signs it", () => {
		const authorization = COS.getAuthorization({
			SecretId: data.secretId,
			SecretKey: data.secretKey,
			KeyTime: '1700000000;1700003600',
			Method: 'GET',
			Key: '目录/a b.wav',
			Headers: { Host: host },
		});
		const url = new URL(presignObjectUrl(credentials, '目录/a b.wav', keyTime));
		expect(url.pathname).toBe('/%E7%9B%AE%E5%BD%95/a%20b.wav');
		expect([...url.searchParams].map(([name, value]) => `${name}=${value}`).join('&')).toBe(
			authorization,
		);
	});

	it('is the same each time it is made for the same time', () => {
		expect(presignObjectUrl(credentials, 'a', keyTime)).toBe(
			presignObjectUrl(credentials, 'a', keyTime),
		);
	});

	it('carries the token of a temporary key, and never the secret key', () => {
		const url = presignObjectUrl({ ...credentials, sessionToken: 'to+ken=' }, 'a', keyTime);
		expect(new URL(url).searchParams.get('x-cos-security-token')).toBe('to+ken=');
		expect(url).not.toContain(data.secretKey);
	});
});
