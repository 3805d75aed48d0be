import { parseRetryAfter } from '../../../../shared/concurrency/retry';
import type { ErrorCode } from '../../../../shared/http/errorCode';
import { explainStatus } from '../../../../shared/http/explainStatus';
import { parseJson } from '../../../../shared/http/parseJson';
import { ServiceError } from '../../../../shared/http/serviceError';
import type { Retry, ServiceErrorDetails } from '../../../../shared/http/serviceError';
import { CHECK_SECRETS, explainGatewayRefusal, explainRefusal, isBusy } from './explainRefusal';
import type { Explanation } from './explainRefusal';
import { quote } from './quote';
import type { ApiRequest } from '../requests';
import { envelopeSchema } from './responseSchema';

const CHECK_ENDPOINT = 'Check Endpoint in the credential';
const TRY_LATER = `Try again later. ${CHECK_ENDPOINT}`;

/** What came back for a request, from the job API or a gateway before it. */
export interface HttpResponse {
	httpStatus: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	body: string;
}

/** What a response, or its absence, says about a request. */
export type ApiOutcome<T> =
	| { kind: 'answered'; response: T; requestId?: string }
	/** The vendor did not do what was asked. */
	| { kind: 'refused'; error: ServiceError }
	/** The vendor may or may not have done what was asked. After CreateJob, ListJobs can tell. */
	| { kind: 'unclear'; error: ServiceError };

/**
 * Interprets the response to a request of the job API. One without the expected content is a failure,
 * whatever its HTTP status. What the vendor or a gateway says is quoted; a web page is never shown.
 */
export function interpretResponse<T>(
	request: ApiRequest<T>,
	httpResponse: HttpResponse,
): ApiOutcome<T> {
	const json = parseJson(httpResponse.body);
	const envelope = json ? envelopeSchema.safeParse(json.value) : undefined;
	if (!envelope?.success) {
		return { kind: failureKind(httpResponse), error: explainForeignResponse(httpResponse) };
	}

	const { requestId, errorResponse, message, ...others } = envelope.data;
	const references = { 'request ID': requestId ?? readGatewayRequestId(httpResponse) };
	const details = { httpStatus: httpResponse.httpStatus, references, retry: retryOf(httpResponse) };
	const { [request.responseField]: content, ...rest } = others;
	const response = request.responseSchema.safeParse(content);
	if (response.success) {
		if (request.isAsked?.(response.data) ?? true) {
			return { kind: 'answered', response: response.data, requestId: requestId ?? undefined };
		}
		const error = new ServiceError('Tencent Media Lab answered for something else than was asked', {
			hint: TRY_LATER,
			...details,
		});
		return { kind: 'unclear', error };
	}

	const refusal = quote(errorResponse);
	if (refusal !== undefined) {
		return toRefusal(httpResponse, (request.explain ?? explainRefusal)(refusal), details);
	}
	const gatewayMessage = quote(message);
	if (gatewayMessage !== undefined) {
		return toRefusal(httpResponse, explainGatewayRefusal(gatewayMessage), details);
	}
	const said = quote(rest);
	const kind = errorResponse ? 'refused' : failureKind(httpResponse);
	const advice = kind === 'refused' ? request.adviseOnRefusal : undefined;
	const error = new ServiceError(
		`Tencent Media Lab answered without the ${request.responseField} of its API${said ? `: ${said}` : ''}`,
		{ hint: advice === undefined ? TRY_LATER : `${advice}. ${TRY_LATER}`, ...details },
	);
	return { kind, error };
}

/** A refusal with its HTTP status, which says more about the service than its words do. */
function toRefusal(
	httpResponse: HttpResponse,
	{ message, ...explained }: Explanation,
	details: Omit<ServiceErrorDetails, 'hint'> & { retry: Retry },
): { kind: 'refused' | 'unclear'; error: ServiceError } {
	const code = codeOfStatus(httpResponse.httpStatus) ?? explained.code;
	const retry = details.retry.kind === 'later' ? details.retry : explained.retry;
	const error = new ServiceError(message, { ...explained, ...details, code, retry });
	// A service that is busy may have done what was asked all the same.
	const isUnclear = isServerTrouble(httpResponse) || isBusy(explained);
	return { kind: isUnclear ? 'unclear' : 'refused', error };
}

/** What a status says of itself, whatever the body says; undefined for the others. */
function codeOfStatus(httpStatus: number): ErrorCode | undefined {
	if (httpStatus === 401 || httpStatus === 403 || httpStatus === 407) return 'accessDenied';
	if (httpStatus === 429) return 'rateLimited';
	return httpStatus >= 500 || httpStatus === 408 ? 'serviceBusy' : undefined;
}

/** What is not the API's JSON comes from a gateway, a proxy, or from whatever else Endpoint leads to. */
function explainForeignResponse(httpResponse: HttpResponse): ServiceError {
	const { httpStatus, body } = httpResponse;
	const explanation = explainStatus(httpStatus, 'Tencent Media Lab', 'Endpoint') ?? {
		message: `Tencent Media Lab, or a gateway, answered with ${describeBody(body)} (HTTP ${httpStatus})`,
		hint: adviseOnForeign(httpStatus),
	};
	return new ServiceError(explanation.message, {
		code: codeOfStatus(httpStatus),
		...explanation,
		httpStatus,
		references: { 'request ID': readGatewayRequestId(httpResponse) },
		// A success that the API did not write was cut off, or written by a portal; another one may arrive.
		retry: httpStatus < 300 ? { kind: 'later' } : retryOf(httpResponse),
	});
}

function adviseOnForeign(httpStatus: number): string {
	if (httpStatus === 401 || httpStatus === 403) return CHECK_SECRETS;
	if (httpStatus === 404) return CHECK_ENDPOINT;
	return `Try again later. If it keeps failing, check the proxy of this n8n. ${CHECK_ENDPOINT}`;
}

function describeBody(body: string): string {
	const text = body.trim();
	if (text === '') return 'nothing';
	return text.startsWith('<') ? 'a web page' : 'something that is not JSON of its API';
}

/** HTTP 408, 429 and 5xx are retried, whatever the body says. */
function retryOf(httpResponse: HttpResponse): Retry {
	const isBusy = httpResponse.httpStatus === 429 || isServerTrouble(httpResponse);
	return isBusy
		? { kind: 'later', afterMilliseconds: parseRetryAfter(httpResponse.headers['retry-after']) }
		: { kind: 'never' };
}

/** What a response without a reason means. Only the status tells, and a success without its content proves nothing. */
function failureKind(httpResponse: HttpResponse): 'refused' | 'unclear' {
	const isRefusal = httpResponse.httpStatus >= 300 && !isServerTrouble(httpResponse);
	return isRefusal ? 'refused' : 'unclear';
}

/** With these statuses the vendor may still have done what was asked. */
function isServerTrouble({ httpStatus }: HttpResponse): boolean {
	return httpStatus >= 500 || httpStatus === 408;
}

/** The ID that Tencent's API gateway gives a request. */
function readGatewayRequestId({ headers }: HttpResponse): string | undefined {
	const requestId = headers['x-api-requestid'];
	return typeof requestId === 'string' ? requestId : undefined;
}
