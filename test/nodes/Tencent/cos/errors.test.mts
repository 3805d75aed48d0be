import { explainCosAnswer, readClockSkew } from '../../../../nodes/Tencent/cos/errors';

const xml = (code: string, message = 'Message of COS &amp; more') =>
	`<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>${code}</Code>\n\t<Message>${message}</Message>` +
	'\n\t<Resource>b.cos.ap-beijing.myqcloud.com/out.wav</Resource>\n\t<RequestId>request-1</RequestId>\n\t<TraceId>trace-1</TraceId>\n</Error>';

const answer = (httpStatus: number, body: string, headers: Record<string, unknown> = {}) => ({
	httpStatus,
	headers,
	body,
});

describe('an error of COS', () => {
	it.each([
		[404, 'NoSuchKey', /no such file/i, /Region/],
		[404, 'NoSuchBucket', /no such bucket/i, /APPID/],
		[403, 'AccessDenied', /denied access/, /GetObject/],
		[403, 'SignatureDoesNotMatch', /Secret Key/, /credential/],
		[403, 'InvalidAccessKeyId', /Secret ID/, /credential/],
		[403, 'RequestTimeTooSkewed', /clock/, /time/],
		[403, 'ExpiredToken', /temporary key/, /Session Token/],
	])('%i %s says what happened and what to do', (httpStatus, code, message, hint) => {
		const error = explainCosAnswer(answer(httpStatus, xml(code)), 'dir/out.wav');
		expect(error.message).toMatch(message);
		expect(error.message).toContain("'dir/out.wav'");
		expect(error.hint).toMatch(hint);
		expect(error.references).toEqual({ code, 'request ID': 'request-1', 'trace ID': 'trace-1' });
		expect(error.retry).toEqual({ kind: 'never' });
	});

	it('tells a signature that has expired from missing rights', () => {
		const error = explainCosAnswer(
			answer(403, xml('AccessDenied', 'Request has expired')),
			'out.wav',
		);
		expect(error.message).toContain('expired');
	});

	it('that is not known is quoted', () => {
		const { message, references } = explainCosAnswer(answer(400, xml('Strange')), 'out.wav');
		expect(message).toBe("Tencent COS refused the file 'out.wav': Message of COS & more");
		expect(references.code).toBe('Strange');
	});

	it('without a body, as after HEAD, is told by its status', () => {
		const error = explainCosAnswer(answer(404, '', { 'x-cos-request-id': 'request-2' }), 'out.wav');
		expect(error.message).toMatch(/no such file/i);
		expect(error.references['request ID']).toBe('request-2');
	});

	it.each([404, 502])(
		'is not what a gateway answers (HTTP %i), and its page is never shown',
		(httpStatus) => {
			const { message, references } = explainCosAnswer(
				answer(httpStatus, '<html>Bad</html>'),
				'out.wav',
			);
			expect(message).toBe(
				`Instead of Tencent COS something else answered for the file 'out.wav' (HTTP ${httpStatus})`,
			);
			expect(references).toEqual({});
		},
	);

	it.each([
		[429, ''],
		[500, xml('InternalError')],
		[503, xml('SlowDown')],
		[400, xml('RequestTimeout')],
	])('that passes (HTTP %i) is tried again', (httpStatus, body) => {
		const { retry } = explainCosAnswer(answer(httpStatus, body, { 'retry-after': '2' }), 'out.wav');
		expect(retry).toEqual({ kind: 'later', afterMilliseconds: 2000 });
	});
});

describe('the clock', () => {
	const now = Date.parse('2024-05-16T06:00:00Z');
	const date = 'Thu, 16 May 2024 07:00:00 GMT';

	it.each([xml('RequestTimeTooSkewed'), xml('AccessDenied', 'Request has expired')])(
		'is wrong by the Date of the answer',
		(body) => {
			expect(readClockSkew(answer(403, body, { date }), 0, now)).toBe(3_600_000);
			expect(readClockSkew(answer(403, body, { date }), 0, now + 7_200_000)).toBe(-3_600_000);
		},
	);

	it.each([
		['the answer has another reason', xml('AccessDenied', 'Access Denied.'), { date }],
		['the answer has no Date', xml('RequestTimeTooSkewed'), {}],
		[
			'the Date is right',
			xml('AccessDenied', 'Request has expired'),
			{ date: 'Thu, 16 May 2024 06:00:10 GMT' },
		],
		['there is no body', '', { date }],
	])('is not to blame where %s', (_why, body, headers) => {
		expect(readClockSkew(answer(403, body, headers), 0, now)).toBeUndefined();
	});

	it('is not to blame where the signature was made with its skew already', () => {
		const refused = answer(403, xml('RequestTimeTooSkewed'), { date });
		expect(readClockSkew(refused, 3_600_000, now)).toBeUndefined();
	});

	it('that is right again is found to be', () => {
		const refused = answer(403, xml('RequestTimeTooSkewed'), { date });
		expect(readClockSkew(refused, 3_600_000, now + 3_600_000)).toBe(0);
	});
});
