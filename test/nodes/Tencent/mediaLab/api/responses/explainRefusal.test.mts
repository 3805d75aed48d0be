import { isRefusedInWords } from '../../../../../../nodes/Tencent/mediaLab/api/responses/explainRefusal';
import { interpretResponse } from '../../../../../../nodes/Tencent/mediaLab/api/responses/interpretResponse';
import { getJob } from '../../../../../../nodes/Tencent/mediaLab/api/requests';

const request = getJob('1');

function interpret(httpStatus: number, body: unknown, headers: Record<string, unknown> = {}) {
	const text = JSON.stringify(body);
	const outcome = interpretResponse(request, { httpStatus, headers, body: text });
	if (outcome.kind === 'answered') throw new Error('This is not a failure');
	return outcome;
}

describe('A refusal', () => {
	it.each([
		'getJobRequest.id: the job does not exist',
		'Job not found, please check the id',
		'任务不存在',
		'10003',
		'whatever the vendor says',
	])('is one in words when the vendor says: %s', (message) => {
		expect(isRefusedInWords(interpret(200, { errorResponse: { message } }).error)).toBe(true);
	});

	it.each([
		[
			'the account',
			200,
			{ errorResponse: { message: 'AuthFailure: secretId or secretKey is wrong' } },
		],
		[
			'the account',
			200,
			{ errorResponse: { message: 'UnauthorizedOperation: GetJob is not allowed' } },
		],
		['the account', 403, { errorResponse: { message: 'no' } }],
		['a quota', 200, { errorResponse: { message: 'ExceededQPSQuota' } }],
		['a quota', 200, { errorResponse: { message: '请求过于频繁' } }],
		['a quota', 429, { errorResponse: { message: 'no' } }],
		['a service that is busy', 200, { errorResponse: { message: 'internal error' } }],
		['a service that is busy', 503, { errorResponse: { message: 'no such job' } }],
		['a gateway', 404, { message: 'There is no api match uri[/release/job], not found' }],
		['a gateway', 404, { message: 'no such job' }],
		['nobody', 200, { errorResponse: {} }],
		['nobody', 200, {}],
	])('is not one in words when it is because of %s (HTTP %i, %j)', (_whom, httpStatus, body) => {
		expect(isRefusedInWords(interpret(httpStatus, body).error)).toBe(false);
	});

	it.each([
		[200, { errorResponse: { message: 'no such job or no permission' } }],
		[404, { errorResponse: { message: 'forbidden or unknown' } }],
		[200, { errorResponse: { message: 'secretId has no such job' } }],
	])(
		'that may be about the account (HTTP %i, %j) is one in words where the credential works',
		(httpStatus, body) => {
			const { error } = interpret(httpStatus, body);
			expect([isRefusedInWords(error), isRefusedInWords(error, true)]).toEqual([false, true]);
		},
	);

	it.each([
		[401, { errorResponse: { message: 'no permission' } }],
		[403, { errorResponse: { message: 'no such job or no permission' } }],
		[404, { message: 'no permission' }],
		[200, { errorResponse: { message: 'insufficient quota' } }],
		[200, { errorResponse: { message: 'system busy' } }],
	])('for another reason (HTTP %i, %j) is never one in words', (httpStatus, body) => {
		expect(isRefusedInWords(interpret(httpStatus, body).error, true)).toBe(false);
	});

	it.each([
		'任务不存在，请稍后再试',
		'No such job or it has timed out',
		'record not found: internal error',
	])(
		'is one in words where another request is answered, though %j may also mean a busy service',
		(message) => {
			const { kind, error } = interpret(200, { errorResponse: { message } });
			expect([kind, error.retry.kind]).toEqual(['unclear', 'later']);
			expect([isRefusedInWords(error), isRefusedInWords(error, true)]).toEqual([false, true]);
			expect(isRefusedInWords(interpret(404, { message }).error, true)).toBe(false);
		},
	);

	it('is one of a gateway only where a gateway says so', () => {
		const message = 'service not found';
		expect(isRefusedInWords(interpret(404, { errorResponse: { message } }).error)).toBe(true);
		expect(interpret(404, { message }).error.hint).toContain('another Endpoint');
	});

	it('because of a rate limit may be tried again later', () => {
		const { kind, error } = interpret(200, { errorResponse: { message: 'ExceededQPSQuota' } });
		expect([kind, error.retry.kind]).toEqual(['refused', 'later']);
	});

	it('because the service is busy leaves open whether the request was carried out', () => {
		const { kind, error } = interpret(200, { errorResponse: { message: 'system busy' } });
		expect([kind, error.retry.kind]).toEqual(['unclear', 'later']);
	});
});
