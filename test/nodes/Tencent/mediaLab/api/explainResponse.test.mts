import { interpretAnswer } from '../../../../../nodes/Tencent/mediaLab/api/explainResponse';
import { explainJob, nameJobIn } from '../../../../../nodes/Tencent/mediaLab/results/explainJob';
import { getJob } from '../../../../../nodes/Tencent/mediaLab/api/requests';
import { markTimedOut, toProgress } from '../../../../../nodes/Tencent/mediaLab/lifecycle/states';
import type { JobProgress } from '../../../../../nodes/Tencent/mediaLab/lifecycle/states';
import { ServiceError } from '../../../../../nodes/shared/http/serviceError';

const call = getJob('1');

function interpret(httpStatus: number, body: unknown, headers: Record<string, unknown> = {}) {
	const outcome = interpretAnswer(call, { httpStatus, headers, body });
	if (outcome.kind === 'answered') throw new Error('This is not a failure');
	return outcome;
}

describe('an answer', () => {
	it('may be text or JSON already read', () => {
		const body = { requestId: 'r', getJobResponse: { job: { id: '1', state: 1 } } };
		const answered = { kind: 'answered', response: body.getJobResponse, requestId: 'r' };
		expect(interpretAnswer(call, { httpStatus: 200, headers: {}, body })).toEqual(answered);
		expect(
			interpretAnswer(call, { httpStatus: 200, headers: {}, body: JSON.stringify(body) }),
		).toEqual(answered);
	});

	it('with an error response says what the vendor says', () => {
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
	])('of the gateway (HTTP %i, %s) says what to do', (httpStatus, message, hint) => {
		const { kind, error } = interpret(httpStatus, { message }, { 'x-api-requestid': 'gateway-1' });
		expect(kind).toBe('refused');
		expect(error.message).toContain(message);
		expect(error.hint).toMatch(hint);
		expect(error.references).toEqual({ 'request ID': 'gateway-1' });
		expect(error.retry).toEqual({ kind: 'never' });
	});

	it.each([
		['a web page', '<html><title>504 Gateway Time-out</title></html>'],
		['nothing', ''],
		['something that is not JSON', 'upstream connect error'],
		['something that is not JSON', '{"requestId": "r", "getJobRes'],
		['something that is not JSON', '[1]'],
	])('that is %s is summed up, not shown', (kind, body) => {
		const { error } = interpret(502, body);
		expect(error.message).toContain(`answered with ${kind}`);
		expect(error.message).toContain('HTTP 502');
		if (body) expect(`${error.message} ${error.hint}`).not.toContain(body);
	});

	it('with the response it should have is none, whatever else it says: the job is there', () => {
		const body = { getJobResponse: { job: { id: '1' } }, errorResponse: { message: 'warning' } };
		expect(interpretAnswer(call, { httpStatus: 200, headers: {}, body }).kind).toBe('answered');
	});

	it('without the response it should have is a failure', () => {
		expect(interpret(200, { requestId: 'r' }).error.message).toContain(
			'without the getJobResponse',
		);
		expect(interpret(200, { getJobResponse: { job: { state: 1 } } }).kind).toBe('unclear');
		expect(interpret(200, { errorResponse: {} }).kind).toBe('refused');
	});

	it.each([
		[200, 'unclear', 'never'],
		[302, 'refused', 'never'],
		[400, 'refused', 'never'],
		[408, 'unclear', 'never'],
		[429, 'refused', 'later'],
		[500, 'unclear', 'later'],
		[504, 'unclear', 'later'],
	])('that is no JSON, over HTTP %i, is %s and tried again: %s', (httpStatus, kind, retry) => {
		const outcome = interpret(httpStatus, 'text');
		expect([outcome.kind, outcome.error.retry.kind]).toEqual([kind, retry]);
	});

	it('says when to come back', () => {
		const { error } = interpret(
			429,
			{ message: 'API rate limit exceeded' },
			{ 'retry-after': '3' },
		);
		expect(error.retry).toEqual({ kind: 'later', afterMilliseconds: 3000 });
	});

	it('is quoted only so far', () => {
		expect(interpret(400, { message: 'x'.repeat(5000) }).error.message.length).toBeLessThan(400);
	});
});

describe('a job without a result', () => {
	const explain = (progress: JobProgress) => {
		if (progress.phase === 'completed') throw new Error('This one has a result');
		return explainJob(progress);
	};
	const at = (state: number) => toProgress({ id: 'job-1', state, customId: 'custom-1' });

	it.each([
		['failed', at(4), /failed at Tencent Media Lab/, /Check that the recording/],
		['canceled', at(5), /was canceled/, /Create it again/],
		['unknown', at(9), /state that is not documented/, /'Get'/],
		[
			'timed out',
			markTimedOut(at(2), 90_000),
			/after 90 seconds \(last state: PROCESSING\)/,
			/'Get'.*Max Wait/,
		],
		['timed out', markTimedOut(at(1)), /stopped waiting \(last state: SUBMITTED\)/, /'Get'/],
		['pending', at(1), /has not started yet/, /'Get'/],
	])('because it is %s is named, with what to do', (_what, progress, message, hint) => {
		const error = explain(progress);
		expect(error.message).toMatch(/^Job job-1 /);
		expect(error.message).toMatch(message);
		expect(error.hint).toMatch(hint);
		expect(error.references).toMatchObject({ 'job ID': 'job-1', 'custom ID': 'custom-1' });
		expect(error.retry).toEqual({ kind: 'never' });
	});
});

describe('an error after a creation', () => {
	const error = new ServiceError('Tencent COS cut the connection', {
		hint: 'Try again later',
		httpStatus: 500,
		references: { code: 'ECONNRESET' },
		retry: { kind: 'later' },
	});

	it('names the job and keeps all else', () => {
		expect(nameJobIn(error, 'job-1')).toMatchObject({
			message: 'Job job-1: Tencent COS cut the connection',
			hint: error.hint,
			httpStatus: 500,
			references: { code: 'ECONNRESET', 'job ID': 'job-1' },
			retry: error.retry,
		});
	});

	it('names it once', () => {
		const named = nameJobIn(error, 'job-1');
		expect(nameJobIn(named, 'job-1')).toBe(named);
	});
});
