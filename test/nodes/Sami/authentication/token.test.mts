import { readToken } from '../../../../nodes/Sami/authentication/token';
import { ServiceError } from '../../../../nodes/shared/http/serviceError';

function refusal(
	body: unknown,
	httpStatus = 200,
	headers: Record<string, unknown> = {},
): ServiceError {
	try {
		readToken({ httpStatus, headers, body });
	} catch (error) {
		if (error instanceof ServiceError) return error;
	}
	throw new Error('It did not fail with a ServiceError');
}

const envelope = (Code: string) => ({
	ResponseMetadata: { RequestId: 'r-1', Error: { CodeN: 1, Code, Message: 'why' } },
});

describe('readToken', () => {
	it('reads token and expiry', () => {
		const body = {
			status_code: 20000000,
			status_text: 'OK',
			task_id: 't',
			token: 'secret',
			expires_at: 1700000000,
		};
		expect(readToken({ httpStatus: 200, headers: {}, body })).toEqual({
			token: 'secret',
			expiresAt: 1700000000000,
		});
	});

	const refusals: Array<[string, unknown, string, string]> = [
		[
			'an access key without the policy',
			{ CodeN: 100012, Code: 'LackPolicy', Message: 'lack of policy' },
			'not allowed to create SAMI tokens',
			'SAMIFullAccess',
		],
		[
			'an app key of another account',
			{ code: 420, msg: 'generate token failed' },
			'does not belong to the access key',
			'same Volcengine account',
		],
		[
			'an app key that is none',
			{ code: 400, msg: 'param error' },
			'does not accept the App Key',
			'App Key',
		],
		[
			'an unknown access key',
			envelope('InvalidAccessKey'),
			'does not know the Access Key ID',
			'Access Key ID',
		],
		[
			'a wrong secret',
			envelope('SignatureDoesNotMatch'),
			'Secret Access Key is wrong',
			'Secret Access Key',
		],
		['a wrong clock', envelope('InvalidTimestamp'), 'clock', 'Set its time'],
		['too many requests', envelope('FlowLimitExceeded'), 'Too many tokens', 'Try again'],
		['a new refusal', envelope('Novelty'), 'Novelty', 'The service says: why.'],
		['a web page', '<html>', 'issued no SAMI token', 'OpenAPI URL'],
	];
	it.each(refusals)('explains %s', (_what, body, message, hint) => {
		expect(refusal(body).message).toContain(message);
		expect(refusal(body).hint).toContain(hint);
	});

	it('keeps the request ID for support', () => {
		expect(refusal(envelope('InvalidAccessKey')).references).toEqual({ 'request ID': 'r-1' });
	});

	it('asks to try again only where the service is busy', () => {
		expect(refusal(envelope('FlowLimitExceeded')).retry.kind).toBe('later');
		expect(refusal('', 503, { 'retry-after': '2' }).retry).toEqual({
			kind: 'later',
			afterMilliseconds: 2000,
		});
		expect(refusal(envelope('SignatureDoesNotMatch'), 401).retry.kind).toBe('never');
	});
});
