import { requireAccess, requireOk } from '../../../../nodes/Sami/invoke/failure';
import { ServiceError } from '../../../../nodes/shared/http/serviceError';

const headers = { 'x-tt-logid': '20231123LOG' };

function failureOf(run: () => unknown): ServiceError {
	try {
		run();
	} catch (error) {
		if (error instanceof ServiceError) return error;
		throw error;
	}
	throw new Error('It did not fail');
}

const failed = (status_code: number, status_text: string, httpStatus = 400) =>
	failureOf(() =>
		requireOk({ httpStatus, headers }, { status_code, status_text, task_id: 'task-1' }),
	);

describe('requireOk', () => {
	it('returns an answer that says OK, with fields it does not know', () => {
		const response = {
			status_code: 20000000,
			status_text: 'OK',
			task_id: 't',
			state: null,
			extra: [1],
		};
		expect(requireOk({ httpStatus: 200, headers }, response)).toEqual(response);
	});

	it.each([
		['a task ID and a text of null', { status_text: null, task_id: null }],
		['a task ID that is a number', { task_id: 42 }],
		['a payload that is an object', { payload: { duration: 1 } }],
		['a text that is a list', { status_text: ['OK'] }],
		['a status code as text', { status_code: '20000000' }],
	])('takes an answer with %s, which was paid for', (_what, odd) => {
		const answer = requireOk({ httpStatus: 200, headers }, { status_code: 20000000, ...odd });
		expect(answer.status_code).toBe(20000000);
	});

	it.each([
		['DeniedAccess:IllegalToken', 'does not accept the token', 'expired', 'newToken'],
		['DeniedAccess:token expired', 'does not accept the token', 'expired', 'newToken'],
		['DeniedAccess', 'does not accept the token', 'Doubao', 'newToken'],
		['', 'does not accept the token', 'Doubao', 'newToken'],
		['DeniedAccess:openspeech token', 'to another product', 'Doubao', 'never'],
		['DeniedAccess:requested grant not found', 'to another product', 'Doubao', 'never'],
		[
			'DeniedAccess:json: cannot unmarshal string into Go value',
			'could not read the request',
			'proxy',
			'never',
		],
	])('tells apart what 40200002 means by its text: %j', (text, meaning, hint, retry) => {
		const error = failed(40200002, text);
		expect(error.message).toContain(meaning);
		expect(error.hint).toContain(hint);
		expect(error.retry.kind).toBe(retry);
	});

	const codes: Array<[number, string, number, string, string, string]> = [
		[40000000, 'ClientError', 400, 'refused the request', 'parameters', 'never'],
		[40000010, 'InvalidData', 400, 'could not read the recording', 'WAV, PCM, MP3 or AAC', 'never'],
		[40000011, 'EmptyData', 400, 'empty', 'has content', 'never'],
		[40000012, 'IllegalData', 400, 'could not decode', 'WAV, PCM, MP3 or AAC', 'never'],
		[40000013, 'ExceededDuration', 400, 'too long', '10 minutes', 'never'],
		[40000016, 'ExceededDataSize', 400, 'too large', '100 MB', 'never'],
		[40000020, 'InvalidPayload', 400, 'refused the parameters', 'parameters', 'never'],
		[40000021, 'EmptyPayload', 400, 'no parameters', 'report', 'never'],
		[40000022, 'IllegalPayload:InvalidSpeaker', 400, 'know the speaker', 'From List', 'never'],
		[40000022, 'IllegalPayload:InvalidFormat', 400, 'one of the parameters', 'Format', 'never'],
		[40000023, 'EmptyURL', 400, 'no URL', 'Fill in Recording URL', 'never'],
		[40000024, 'FailedDownload', 400, 'could not download', 'public internet', 'never'],
		[40000999, 'Unknown', 400, 'does not name', 'report', 'never'],
		[40200001, 'InvalidAccess', 401, 'does not accept the App Key', 'App Key', 'never'],
		[
			40200002,
			'DeniedAccess:IllegalToken',
			401,
			'does not accept the token',
			'expired',
			'newToken',
		],
		[40200003, 'InvalidMethod', 400, 'does not offer', 'report', 'never'],
		[40200004, 'DeniedMethod', 400, 'is not allowed to use this method', 'Activate', 'never'],
		[40200010, 'ExceededQuota', 400, 'quota', 'quota', 'never'],
		[40200011, 'ExceededQPSQuota', 400, 'Too many requests', 'Concurrency', 'later'],
		[40200012, 'ExceededLimit', 400, 'Too many requests', 'Concurrency', 'later'],
		[
			40200014,
			'DeniedNamespace',
			400,
			'is not allowed to use voice conversion',
			'VoiceConversion',
			'never',
		],
		[50000000, 'ServerError', 500, 'failed to convert', 'Try again', 'later'],
		[50000001, 'ServerError', 200, 'failed to convert', 'Try again', 'later'],
		[50000002, 'ServerError', 200, 'failed to convert', 'Try again', 'later'],
		[50000011, 'ServerError', 200, 'failed to convert', 'Try again', 'later'],
		[40000555, 'Novelty', 400, '40000555', 'report', 'never'],
		[59999999, 'Novelty', 200, 'failed to convert', 'Try again', 'later'],
	];
	it.each(codes)('explains %i %s', (code, text, httpStatus, meaning, hint, retry) => {
		const error = failed(code, text, httpStatus);
		expect(error.message).toContain(meaning);
		expect(error.message).toContain(text);
		expect(error.hint).toContain(hint);
		expect(error.retry.kind).toBe(retry);
		expect(error.references).toEqual({
			'status code': String(code),
			'task ID': 'task-1',
			'log ID': '20231123LOG',
		});
	});

	it('goes by the status code even with HTTP 200', () => {
		expect(failed(40000022, 'IllegalPayload:InvalidSpeaker', 200).httpStatus).toBe(200);
	});

	it('asks to try again after HTTP 429 and 5xx, after the delay that the service asks for', () => {
		const busy = (httpStatus: number, retryAfter: string) =>
			failureOf(() =>
				requireOk(
					{ httpStatus, headers: { 'retry-after': retryAfter } },
					{ status_code: 40000999 },
				),
			).retry;
		expect(busy(429, '7')).toEqual({ kind: 'later', afterMilliseconds: 7000 });
		expect(busy(503, 'soon')).toEqual({ kind: 'later', afterMilliseconds: undefined });
	});

	it.each([
		[40000011, 'fileEmpty'],
		[40000012, 'formatNotAccepted'],
		[40000013, 'recordingTooLong'],
		[40000016, 'recordingTooLarge'],
		[40000024, 'recordingUnreachable'],
		[40200001, 'accessDenied'],
		[40200010, 'quotaExceeded'],
		[40200011, 'rateLimited'],
		[50000000, 'serviceFailed'],
		[40000555, 'serviceFailed'],
	])('has a code of its own for %i: %s', (statusCode, code) => {
		expect(failed(statusCode, 'text').code).toBe(code);
	});

	it('has a code of its own for a speaker that SAMI does not know', () => {
		expect(failed(40000022, 'IllegalPayload:InvalidSpeaker').code).toBe('speakerUnknown');
		expect(failed(40000022, 'IllegalPayload:InvalidFormat').code).toBe('parameterInvalid');
	});

	it('refuses JSON of another service', () => {
		const error = failureOf(() =>
			requireOk({ httpStatus: 404, headers: {} }, { error: 'no such route' }),
		);
		expect(error.message).toContain('does not match its API (HTTP 404)');
		expect(error.hint).toContain('Base URL');
	});
});

describe('requireAccess', () => {
	it('accepts a complaint about the recording, which was not sent', () => {
		const body = { status_code: 40000011, status_text: 'EmptyData' };
		expect(() => requireAccess({ httpStatus: 400, headers, body })).not.toThrow();
	});

	it('tells a wrong token, a wrong App Key and another service apart', () => {
		const of = (body: unknown) =>
			failureOf(() => requireAccess({ httpStatus: 401, headers, body })).message;
		expect(of({ status_code: 40200002, status_text: 'DeniedAccess:IllegalToken' })).toContain(
			'the token',
		);
		expect(of({ status_code: 40200001, status_text: 'InvalidAccess' })).toContain('the App Key');
		expect(of('<html>')).toContain('does not match its API');
	});
});
