import { parseRetryAfter } from '../../shared/concurrency/retry';
import { explainStatus } from '../../shared/http/explainStatus';
import { ServiceError } from '../../shared/http/serviceError';
import type { Retry } from '../../shared/http/serviceError';
import { SAMI } from '../services';
import type { MalformedResponse } from './malformedResponse';
import { invokeResponseSchema } from './response';
import type { InvokeResponse } from './response';
import { OK, explainStatusCode } from './statusCodes';

const NEVER: Retry = { kind: 'never' };
const LATER: Retry = { kind: 'later' };

/** Codes from here on are about who asks, or about faults of the service; those below are about the recording. */
const FIRST_ACCESS_CODE = 40_200_000;

/** The HTTP answer that a response came in. */
export interface HttpAnswer {
	httpStatus: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
}

/** Reads the log ID of an answer, which the vendor's support asks for. */
export function readLogId({ headers }: HttpAnswer): string | undefined {
	const logId = headers['x-tt-logid'];
	return typeof logId === 'string' ? logId : undefined;
}

/**
 * Makes sure that an answer says OK. Its `status_code` decides, because a failure can come with HTTP 200.
 *
 * @throws ServiceError that explains the failure
 */
export function requireOk(answer: HttpAnswer, response: unknown): InvokeResponse {
	const parsed = invokeResponseSchema.safeParse(response);
	if (!parsed.success) {
		throw explainForeign(answer, {
			message: `SAMI returned JSON that does not match its API (HTTP ${answer.httpStatus})`,
			hint: 'Check Base URL in the credential',
			retry: NEVER,
		});
	}
	const { status_code: statusCode, status_text: statusText, task_id: taskId } = parsed.data;
	if (statusCode === OK) return parsed.data;
	const { meaning, hint, code, retry } = explainStatusCode(statusCode, statusText);
	throw new ServiceError(statusText ? `${meaning}: ${statusText}` : meaning, {
		hint,
		code,
		httpStatus: answer.httpStatus,
		references: {
			'status code': String(statusCode),
			'task ID': taskId,
			'log ID': readLogId(answer),
		},
		retry: retryOf(answer, retry),
	});
}

/**
 * Makes sure that SAMI accepted App Key and token, by its answer to a request without a recording. Any status code shows
 * that, except those about access and about faults of the service (volcengine.com/docs/6489/72012).
 *
 * @throws ServiceError
 */
export function requireAccess({ body, ...answer }: HttpAnswer & { body: unknown }): void {
	const statusCode = invokeResponseSchema.safeParse(body).data?.status_code ?? 0;
	const isAccepted = statusCode >= OK && statusCode < FIRST_ACCESS_CODE;
	if (!isAccepted) requireOk(answer, body);
}

/** Explains an answer that cannot be read. What a gateway wrote is described, never shown. */
export function explainMalformed(
	answer: HttpAnswer,
	{ reason, excerpt }: MalformedResponse,
): ServiceError {
	const details = { httpStatus: answer.httpStatus, references: { 'log ID': readLogId(answer) } };
	switch (reason) {
		case 'empty':
			return explainForeign(answer, {
				message: `SAMI sent an empty response (HTTP ${answer.httpStatus})`,
				hint: 'Try again later; if it keeps failing, check Base URL in the credential and the proxy of this n8n',
				retry: isFinal(answer) ? NEVER : LATER,
			});
		case 'truncated':
			return new ServiceError('The response of SAMI broke off', {
				...details,
				hint: 'Try again; if it keeps failing, look for a proxy between n8n and SAMI that cuts long answers',
				retry: { kind: 'later' },
			});
		case 'brokenBase64':
			return new ServiceError('SAMI returned damaged audio', {
				...details,
				hint: 'Its base64 cannot be decoded. Convert the item again; if it keeps failing, report the log ID to the vendor',
			});
		case 'tooLarge':
			return new ServiceError('SAMI returned far more text than its API defines', {
				...details,
				hint: 'Check Base URL in the credential',
			});
		case 'notJson':
			return explainForeign(answer, {
				message: `A gateway answered instead of SAMI, with ${nameKind(excerpt)} (HTTP ${answer.httpStatus})`,
				hint: 'Try again later; if it keeps failing, check Base URL in the credential and the proxy of this n8n',
				retry: isFinal(answer) ? NEVER : LATER,
			});
	}
}

function nameKind(excerpt: string): string {
	return /^</.test(excerpt) ? 'a web page' : 'something that is not JSON';
}

/** What is said of an answer whose HTTP status says no more. */
interface Otherwise {
	message: string;
	hint: string;
	retry: Retry;
}

/** Explains an answer that SAMI did not write. All that is known of it is its HTTP status. */
function explainForeign(answer: HttpAnswer, otherwise: Otherwise): ServiceError {
	const { message, hint, code, retry } = {
		code: undefined,
		...otherwise,
		...explainStatus(answer.httpStatus, SAMI.name, SAMI.addressField),
		...(answer.httpStatus === 404 && { hint: `Check ${SAMI.addressField} in the credential` }),
		...(answer.httpStatus === 504 && GATEWAY_TIMEOUT),
	};
	return new ServiceError(message, {
		hint,
		code,
		httpStatus: answer.httpStatus,
		references: { 'log ID': readLogId(answer) },
		retry: retryOf(answer, retry),
	});
}

/** SAMI's gateway waits for a minute (volcengine.com/docs/6489/77815). */
const GATEWAY_TIMEOUT = {
	message: 'SAMI took longer than the 60 seconds that its gateway waits (HTTP 504)',
	hint: 'Send a shorter recording: a conversion takes about a tenth of its length. This one may have been charged, so it is not repeated',
	code: 'timeout',
} as const;

/** Redirects and refusals stay as they are, however often they are asked for. */
function isFinal({ httpStatus }: HttpAnswer): boolean {
	return httpStatus >= 300 && httpStatus < 500;
}

/**
 * HTTP 429 and 5xx are tried again whatever the body says, after the delay that the service asks for. HTTP 504 is not:
 * it comes after a minute of work, and would again.
 */
function retryOf(answer: HttpAnswer, retry: Retry = NEVER): Retry {
	const { httpStatus, headers } = answer;
	if (httpStatus === 504) return NEVER;
	const isBusy = httpStatus === 429 || httpStatus >= 500;
	if (!isBusy && retry.kind !== 'later') return retry;
	return { kind: 'later', afterMilliseconds: parseRetryAfter(headers['retry-after']) };
}
