import COS from 'cos-nodejs-sdk-v5';
import fc from 'fast-check';
import {
	keyTimeFor,
	presignQuery,
	signRequest,
} from '../../../../../nodes/Tencent/cos/signing/signature';
import type { SignableRequest } from '../../../../../nodes/Tencent/cos/signing/signature';

/** The examples of the documentation (`cloud.tencent.com/document/product/436/7778`). */
const documented = {
	signer: {
		secretId: 'AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q',
		secretKey: 'BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz',
	},
	path: '/exampleobject(腾讯云)',
	host: 'examplebucket-1250000000.cos.ap-beijing.myqcloud.com',
};

describe('The signature', () => {
	it('of a PUT is the documented one', () => {
		const request: SignableRequest = {
			method: 'PUT',
			path: documented.path,
			headers: {
				Date: 'Thu, 16 May 2019 06:45:51 GMT',
				Host: documented.host,
				'Content-Type': 'text/plain',
				'Content-Length': '13',
				'Content-MD5': 'mQ/fVh815F3k6TAUm8m0eg==',
				'x-cos-acl': 'private',
				'x-cos-grant-read': 'uin="100000000011"',
			},
		};
		expect(signRequest(request, documented.signer, { start: 1557989151, end: 1557996351 })).toBe(
			'q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q' +
				'&q-sign-time=1557989151;1557996351&q-key-time=1557989151;1557996351' +
				'&q-header-list=content-length;content-md5;content-type;date;host;x-cos-acl;x-cos-grant-read' +
				'&q-url-param-list=&q-signature=3b8851a11a569213c17ba8fa7dcf2abec6935172',
		);
	});

	const download: SignableRequest = {
		method: 'GET',
		path: documented.path,
		query: {
			'response-content-type': 'application/octet-stream',
			'response-cache-control': 'max-age=600',
		},
		headers: { Date: 'Thu, 16 May 2019 06:55:53 GMT', Host: documented.host },
	};
	const keyTime = { start: 1557989753, end: 1557996953 };

	it('of a GET is the documented one', () => {
		expect(signRequest(download, documented.signer, keyTime)).toBe(
			'q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q' +
				'&q-sign-time=1557989753;1557996953&q-key-time=1557989753;1557996953&q-header-list=date;host' +
				'&q-url-param-list=response-cache-control;response-content-type' +
				'&q-signature=01681b8c9d798a678e43b685a9f1bba0f6c0e012',
		);
	});

	it('in the query of a URL is the same, encoded', () => {
		const query = new URLSearchParams(presignQuery(download, documented.signer, keyTime));
		expect(query.get('response-content-type')).toBe('application/octet-stream');
		expect(query.get('q-sign-time')).toBe('1557989753;1557996953');
		expect(query.get('q-signature')).toBe('01681b8c9d798a678e43b685a9f1bba0f6c0e012');
		expect(presignQuery(download, documented.signer, keyTime)).toContain(
			'q-header-list=date%3Bhost&',
		);
	});
});

it("Any request is signed as the vendor's SDK signs it", () => {
	const text = fc
		.array(fc.constantFrom(...'ab Z09-_.~/+&=?#%;!\'()*"', '腾', '讯', 'é', '😀'), {
			maxLength: 12,
		})
		.map((characters) => characters.join(''));
	const names = fc.constantFrom(
		'host',
		'Content-MD5',
		'content-length',
		'Range',
		'x-cos-acl',
		'x-cos-meta-a',
		'Origin',
	);
	// As all of COS's are, plain: names beyond ASCII the SDK sorts one way where it lists them, another where it signs.
	const parameters = fc.constantFrom(
		'uploads',
		'Prefix',
		'response-content-type',
		'max keys',
		'a*(b)',
	);
	const requests = fc.record({
		method: fc.constantFrom('GET' as const, 'PUT' as const, 'HEAD' as const, 'DELETE' as const),
		path: text.map((key) => `/${key}`),
		query: fc.dictionary(parameters, text, { noNullPrototype: true }),
		headers: fc.dictionary(names, text, { noNullPrototype: true }),
	});
	const signers = fc.record({
		secretId: fc.stringMatching(/^AKID[a-zA-Z0-9]{4,32}$/),
		secretKey: fc.string({ minLength: 1 }),
	});
	const times = fc.record({ start: fc.nat(2e9), end: fc.nat(2e9) });
	fc.assert(
		fc.property(requests, signers, times, (request, signer, keyTime) => {
			expect(signRequest(request, signer, keyTime)).toBe(
				COS.getAuthorization({
					SecretId: signer.secretId,
					SecretKey: signer.secretKey,
					KeyTime: `${keyTime.start};${keyTime.end}`,
					Method: request.method as COS.Method,
					Pathname: request.path,
					Query: request.query,
					Headers: request.headers,
				}),
			);
		}),
		{ numRuns: 1000 },
	);
});

it('A signature is valid from a minute before it was made, by the clock of COS', () => {
	expect(keyTimeFor(600, 0, 1_000_000_999)).toEqual({ start: 999_940, end: 1_000_600 });
	expect(keyTimeFor(600, -3_600_000, 1_000_000_999)).toEqual({ start: 996_340, end: 997_000 });
});
