import { interpretResponse } from '../../../../../../nodes/Tencent/mediaLab/api/responses/interpretResponse';
import { getJob } from '../../../../../../nodes/Tencent/mediaLab/api/requests';

const request = getJob('1');

function interpret(httpStatus: number, body: unknown, headers: Record<string, unknown> = {}) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const outcome = interpretResponse(request, { httpStatus, headers, body: text });
	if (outcome.kind === 'answered') throw new Error('This is not a failure');
	return outcome;
}

describe('The response to a request', () => {
	it('with an errorResponse becomes an error that quotes it', () => {
		const { kind, error } = interpret(200, {
			requestId: 'r',
			errorResponse: { message: 'model name\n already exists' },
		});
		expect(kind).toBe('refused');
		expect(error.message).toBe('Tencent Media Lab refused the request: model name already exists');
		expect(error.references).toEqual({ 'request ID': 'r' });
		expect(error.retry).toEqual({ kind: 'never' });
	});

	it.each([
		[
			401,
			'HMAC signature cannot be verified, a valid date header is required',
			/Gateway Signature/,
		],
		[403, 'HMAC signature does not match', /Gateway Signature/],
		[403, 'Found no validate usage plan', /usage plan|gateway key/],
		[404, 'There is no api match uri[/release/job]', /another Endpoint/],
		[403, 'secretId is invalid', /Secret ID and Secret Key/],
	])(
		'from the gateway (HTTP %i, %s) becomes an error that says what to do',
		(httpStatus, message, hint) => {
			const { kind, error } = interpret(
				httpStatus,
				{ message },
				{ 'x-api-requestid': 'gateway-1' },
			);
			expect(kind).toBe('refused');
			expect(error.message).toContain(message);
			expect(error.hint).toMatch(hint);
			expect(error.references).toEqual({ 'request ID': 'gateway-1' });
			expect(error.retry).toEqual({ kind: 'never' });
		},
	);

	it.each([
		['a web page', '<html><title>504 Gateway Time-out</title></html>'],
		['nothing', ''],
		['something that is not JSON', 'upstream connect error'],
		['something that is not JSON', '{"requestId": "r", "getJobRes'],
		['something that is not JSON', '[1]'],
	])('is summed up and never shown when it is %s', (kind, body) => {
		const { error } = interpret(502, body);
		expect(error.message).toContain(`answered with ${kind}`);
		expect(error.message).toContain('HTTP 502');
		if (body) expect(`${error.message} ${error.hint}`).not.toContain(body);
	});

	it('is an answer when it holds the job, whatever warning stands beside it', () => {
		const body = { getJobResponse: { job: { id: '1' } }, errorResponse: { message: 'warning' } };
		const answer = { httpStatus: 200, headers: {}, body: JSON.stringify(body) };
		expect(interpretResponse(request, answer).kind).toBe('answered');
	});

	it('is a failure when it lacks the field that was asked for', () => {
		expect(interpret(200, { requestId: 'r' }).error.message).toContain(
			'without the getJobResponse',
		);
		expect(interpret(200, { getJobResponse: { job: { state: 1 } } }).kind).toBe('unclear');
		expect(interpret(200, { errorResponse: {} }).kind).toBe('refused');
	});

	it.each([
		[200, 'unclear', 'later'],
		[302, 'refused', 'never'],
		[400, 'refused', 'never'],
		[408, 'unclear', 'later'],
		[429, 'refused', 'later'],
		[500, 'unclear', 'later'],
		[504, 'unclear', 'later'],
	])('without JSON and with HTTP %i is %s, and is retried: %s', (httpStatus, kind, retry) => {
		const outcome = interpret(httpStatus, 'text');
		expect([outcome.kind, outcome.error.retry.kind]).toEqual([kind, retry]);
	});

	it('with a Retry-After header becomes an error that says when to retry', () => {
		const { error } = interpret(
			429,
			{ message: 'API rate limit exceeded' },
			{ 'retry-after': '3' },
		);
		expect(error.retry).toEqual({ kind: 'later', afterMilliseconds: 3000 });
	});

	it.each([
		[302, 'The address of Tencent Media Lab redirects to another one (HTTP 302)'],
		[407, 'The proxy between n8n and Tencent Media Lab requires a login (HTTP 407)'],
		[429, 'Tencent Media Lab received too many requests (HTTP 429)'],
	])('without JSON and with HTTP %i says what that means', (httpStatus, message) => {
		expect(interpret(httpStatus, '').error.message).toBe(message);
	});

	it('is no JSON where it is nested too deep to be worked with', () => {
		const { error } = interpret(200, '['.repeat(100_000) + ']'.repeat(100_000));
		expect(error.message).toContain('something that is not JSON');
	});

	it('is quoted only up to a limit', () => {
		expect(interpret(400, { message: 'x'.repeat(5000) }).error.message.length).toBeLessThan(400);
	});
});

describe('What is asked for', () => {
	it('is not answered by another job', () => {
		const { kind, error } = interpret(200, { getJobResponse: { job: { id: '2', state: 3 } } });
		expect([kind, error.message]).toEqual([
			'unclear',
			'Tencent Media Lab answered for something else than was asked',
		]);
	});

	it.each([
		['after a byte order mark', '\uFEFF{"getJobResponse":{"job":{"id":"1","state":3}}}'],
		['with a number as its ID', '{"getJobResponse":{"job":{"id":1,"state":"3"}}}'],
		[
			'beside fields of other types',
			'{"requestId":7,"message":[],"getJobResponse":{"job":{"id":"1","state":3}}}',
		],
	])('is answered by a job %s', (_where, body) => {
		const outcome = interpretResponse(request, { httpStatus: 200, headers: {}, body });
		expect(outcome).toMatchObject({ kind: 'answered', response: { job: { id: '1', state: 3 } } });
	});
});

describe('What a refusal says', () => {
	it.each([
		['not today', 'not today'],
		[10003, '10003'],
		[{ code: 10003, reason: 'gone' }, 'code: 10003, reason: gone'],
		[{ message: 'gone', code: 10003 }, 'gone (code: 10003)'],
		[['one', { message: 'two' }], 'one, two'],
		[{ message: { zh: '没有' } }, 'zh: 没有'],
	])('is quoted when errorResponse is %j', (errorResponse, quoted) => {
		const { kind, error } = interpret(200, { errorResponse });
		expect([kind, error.message]).toEqual([
			'refused',
			`Tencent Media Lab refused the request: ${quoted}`,
		]);
	});

	it('is quoted when it stands in fields that nobody documents', () => {
		expect(interpret(200, { requestId: 'r', code: 4, msg: 'not today' }).error.message).toBe(
			'Tencent Media Lab answered without the getJobResponse of its API: code: 4, msg: not today',
		);
	});

	it('is quoted without the secrets in it', () => {
		const message =
			'cannot read https://example.com/a?q-signature=abc123&x=1 with {"secretKey":"hush-hush"}';
		expect(interpret(200, { errorResponse: { message } }).error.message).not.toMatch(
			/abc123|hush-hush/,
		);
	});
});
