import { parseRetryAfter } from '../../../shared/concurrency/retry';
import { ServiceError } from '../../../shared/http/serviceError';
import type { Retry } from '../../../shared/http/serviceError';
import { CHECK_SECRETS, explainRefusal } from './explainRefusal';
import type { ApiRequest } from './requests';
import { envelopeSchema } from './responseSchema';

const LONGEST_QUOTE = 300;
const CHECK_ENDPOINT = 'Check Endpoint in the credential';

/** What came back for a request, from the job API or a gateway before it. */
export interface HttpResponse {
	httpStatus: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	/** As text, or as JSON that has been parsed already. */
	body: unknown;
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
 * whatever its HTTP status. What the vendor or a gateway says in words is quoted; a web page is never shown.
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

	const { requestId, errorResponse, message } = envelope.data;
	const references = { 'request ID': requestId ?? readGatewayRequestId(httpResponse) };
	const response = request.responseSchema.safeParse(envelope.data[request.responseField]);
	if (response.success) {
		return { kind: 'answered', response: response.data, requestId: requestId ?? undefined };
	}
	const details = { httpStatus: httpResponse.httpStatus, references, retry: retryOf(httpResponse) };
	const said = quote(errorResponse?.message) ?? quote(message);
	if (said !== undefined) {
		const { message: explanation, ...explained } = explainRefusal(said);
		const kind = isServerTrouble(httpResponse) ? 'unclear' : 'refused';
		return { kind, error: new ServiceError(explanation, { ...explained, ...details }) };
	}
	const error = new ServiceError(
		`Tencent Media Lab answered without the ${request.responseField} of its API`,
		{ hint: `Try again later. ${CHECK_ENDPOINT}`, ...details },
	);
	return { kind: errorResponse ? 'refused' : failureKind(httpResponse), error };
}

/** What is not the API's JSON comes from a gateway, a proxy, or from whatever else Endpoint leads to. */
function explainForeignResponse(httpResponse: HttpResponse): ServiceError {
	const { httpStatus, body } = httpResponse;
	const isDenied = httpStatus === 401 || httpStatus === 403;
	return new ServiceError(
		`Tencent Media Lab, or a gateway, answered with ${describeBody(body)} (HTTP ${httpStatus})`,
		{
			hint: isDenied
				? CHECK_SECRETS
				: `Try again later; if it keeps failing, check the proxy of this n8n. ${CHECK_ENDPOINT}`,
			httpStatus,
			references: { 'request ID': readGatewayRequestId(httpResponse) },
			retry: retryOf(httpResponse),
		},
	);
}

function describeBody(body: unknown): string {
	const text = typeof body === 'string' ? body.trim() : '';
	if (text === '') return 'nothing';
	return text.startsWith('<') ? 'a web page' : 'something that is not JSON of its API';
}

/** HTTP 429 and 5xx are retried, whatever the body says. */
function retryOf({ httpStatus, headers }: HttpResponse): Retry {
	const isBusy = httpStatus === 429 || httpStatus >= 500;
	return isBusy
		? { kind: 'later', afterMilliseconds: parseRetryAfter(headers['retry-after']) }
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

/** A message on one line and of limited length; undefined where it is empty or itself a web page. */
function quote(message: string | null | undefined): string | undefined {
	const line = (message ?? '').replace(/\s+/g, ' ').trim();
	if (line === '' || line.startsWith('<')) return undefined;
	return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}

/** @returns undefined where the body is not JSON */
function parseJson(body: unknown): { value: unknown } | undefined {
	if (typeof body !== 'string') return { value: body };
	try {
		return { value: JSON.parse(body) };
	} catch {
		return undefined;
	}
}
