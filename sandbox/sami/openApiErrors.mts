import { randomBytes } from 'node:crypto';
import { jsonAnswer, type Answer } from '../http/answers.mts';

/**
 * Errors that Volcengine's OpenAPI gateway answers itself, with their numbers and texts (Volcengine
 * 6369/68677).
 */
export const openApiErrors = {
	MissingParameter: [100002, 400, 'The request is missing required parameter.'],
	MissingAuthenticationToken: [100003, 401, 'Request is missing Authentication Token.'],
	MissingRequestInfo: [100004, 400, 'The request is missing X-Date information.'],
	InvalidTimestamp: [100006, 400, 'The Signature of the request is expired.'],
	InvalidActionOrVersion: [100008, 404, 'Could not find operation for version.'],
	InvalidAccessKey: [100009, 401, 'The accesskey included in the request is invalid.'],
	SignatureDoesNotMatch: [
		100010,
		401,
		'The request signature we calculated does not match the signature you provided. ' +
			'Check your Secret Access Key and signing method. Consult the service documentation for details.',
	],
	LackPolicy: [100012, 403, 'Request was rejected because of lack of policy.'],
	InternalError: [100014, 500, 'Service has some internal Error. Pls Contact With Admin.'],
	FlowLimitExceeded: [
		100018,
		429,
		'Request was rejected because the request speed of this openAPI is beyond limit.',
	],
	InvalidAuthorization: [
		100024,
		401,
		'Invalid Authorization header, Pls check authorization header.',
	],
	InvalidCredential: [100025, 401, 'Invalid Credential in Authorization header.'],
} satisfies Record<string, readonly [number: number, httpStatus: number, message: string]>;

export type OpenApiErrorCode = keyof typeof openApiErrors;

/**
 * An error in the gateway's envelope, `{ ResponseMetadata: { …, Error } }`. Unknown codes are taken as they
 * are.
 */
export function openApiErrorAnswer(
	code: string,
	query: URLSearchParams,
	changed: { message?: string; httpStatus?: number; headers?: Record<string, string> } = {},
): Answer {
	const known: Record<string, readonly [number, number, string]> = openApiErrors;
	const [number, httpStatus, message] = known[code] ?? [100000, 400, code];
	const metadata = {
		RequestId: randomBytes(16).toString('hex').toUpperCase(),
		Action: query.get('Action') ?? '',
		Version: query.get('Version') ?? '',
		Service: 'sami',
		Region: 'cn-north-1',
		Error: { CodeN: number, Code: code, Message: changed.message ?? message },
	};
	return jsonAnswer(
		changed.httpStatus ?? httpStatus,
		{ ResponseMetadata: metadata },
		changed.headers,
	);
}
