import { explainCosResponse } from '../../../../nodes/Tencent/cos/explainResponse';
import { respond, xml } from './errorResponse.mts';

describe('An error of COS', () => {
	it.each([
		[404, 'NoSuchKey', /no such file/i, /Region/],
		[404, 'NoSuchBucket', /no such bucket/i, /APPID/],
		[403, 'AccessDenied', /denied access/, /GetObject/],
		[403, 'SignatureDoesNotMatch', /Secret Key/, /credential/],
		[403, 'InvalidAccessKeyId', /Secret ID/, /credential/],
		[403, 'RequestTimeTooSkewed', /clock/, /time/],
		[403, 'ExpiredToken', /temporary key/, /Session Token/],
	])(
		'with HTTP %i and the code %s says what happened and what to do',
		(httpStatus, code, message, hint) => {
			const error = explainCosResponse(respond(httpStatus, xml(code)), 'dir/out.wav');
			expect(error.message).toMatch(message);
			expect(error.message).toContain("'dir/out.wav'");
			expect(error.hint).toMatch(hint);
			expect(error.references).toEqual({ code, 'request ID': 'request-1', 'trace ID': 'trace-1' });
			expect(error.retry).toEqual({ kind: 'never' });
		},
	);

	it('for an expired signature is told from missing permission', () => {
		const error = explainCosResponse(
			respond(403, xml('AccessDenied', 'Request has expired')),
			'out.wav',
		);
		expect(error.message).toContain('expired');
	});

	it('with an unknown code is quoted', () => {
		const { message, references } = explainCosResponse(respond(400, xml('Strange')), 'out.wav');
		expect(message).toBe("Tencent COS refused the file 'out.wav': Message of COS & more");
		expect(references.code).toBe('Strange');
	});

	it.each(['constructor', '__proto__', 'toString'])(
		'with a code that is a word of JavaScript is quoted like any other: %s',
		(code) => {
			const { message } = explainCosResponse(respond(400, xml(code)), 'out.wav');
			expect(message).toBe("Tencent COS refused the file 'out.wav': Message of COS & more");
		},
	);

	it('without a body, as after HEAD, is recognized by its status', () => {
		const error = explainCosResponse(
			respond(404, '', { 'x-cos-request-id': 'request-2' }),
			'out.wav',
		);
		expect(error.message).toMatch(/no such file/i);
		expect(error.references['request ID']).toBe('request-2');
	});

	it.each([404, 502])(
		'from a gateway (HTTP %i) is recognized, and its page is never shown',
		(httpStatus) => {
			const { message, references } = explainCosResponse(
				respond(httpStatus, '<html>Bad</html>'),
				'out.wav',
			);
			expect(message).toBe(
				`Something other than Tencent COS answered for the file 'out.wav' (HTTP ${httpStatus})`,
			);
			expect(references).toEqual({});
		},
	);

	it.each([
		[429, ''],
		[500, xml('InternalError')],
		[503, xml('SlowDown')],
		[400, xml('RequestTimeout')],
	])('that will pass (HTTP %i) is retried', (httpStatus, body) => {
		const { retry } = explainCosResponse(
			respond(httpStatus, body, { 'retry-after': '2' }),
			'out.wav',
		);
		expect(retry).toEqual({ kind: 'later', afterMilliseconds: 2000 });
	});

	it('leaves out the file when the user does not know it', () => {
		const messageFor = (body: string) => explainCosResponse(respond(403, body)).message;
		expect(messageFor(xml('NoSuchBucket'))).toBe('There is no such bucket');
		expect(messageFor(xml('Strange'))).toBe(
			'Tencent COS refused the request: Message of COS & more',
		);
		expect(messageFor('<html>Bad</html>')).toBe(
			'Something other than Tencent COS answered (HTTP 403)',
		);
	});
});
