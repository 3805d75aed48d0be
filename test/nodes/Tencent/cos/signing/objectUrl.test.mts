import COS from 'cos-nodejs-sdk-v5';
import fc from 'fast-check';
import { parseCosCredentials } from '../../../../../nodes/Tencent/cos/signing/cosCredentials';
import { locateObject, presignObjectUrl } from '../../../../../nodes/Tencent/cos/signing/objectUrl';

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
