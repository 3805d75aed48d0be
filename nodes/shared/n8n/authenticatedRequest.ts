import type {
	ICredentialTestFunctions,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IWebhookFunctions,
} from 'n8n-workflow';
import { readText } from '../http/readText';
import { rethrow } from '../http/rethrow';

/** What a node makes requests with: while it runs, while its form is filled in, or when its webhook is called. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/**
 * Makes a request that the credential completes. The signal ends it, even while its answer is read: n8n ends a request
 * with the signal of its context, so the request is made with a copy of the context that has this signal.
 *
 * @returns the answer, whatever its HTTP status
 * @throws what n8n's HTTP client throws where no answer came; it may hold secrets
 */
export async function requestWithCredential(
	context: RequestContext,
	credentialType: string,
	options: IHttpRequestOptions,
	signal: AbortSignal,
): Promise<IN8nHttpFullResponse> {
	const narrowed: RequestContext = Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	});
	return await context.helpers.httpRequestWithAuthentication.call(
		narrowed as IExecuteFunctions,
		credentialType,
		{
			...options,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// A redirect would take the secrets elsewhere, and keep a copy of a stream in memory.
			disableFollowRedirect: true,
		},
	);
}

/** An answer whose body was read as text. */
export interface TextAnswer {
	httpStatus: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	body: string;
}

/** What bounds an answer that is read as text. */
export interface TextLimits {
	/** For the whole exchange, in milliseconds. */
	timeout: number;
	/** In bytes. */
	length: number;
	/** The name of the service, as the user knows it. */
	service: string;
}

/**
 * Makes a request that the credential completes, and reads its answer as text.
 *
 * @throws ServiceError when the answer is too large; otherwise as `requestWithCredential`
 */
export async function requestTextWithCredential(
	context: RequestContext,
	credentialType: string,
	options: IHttpRequestOptions,
	{ timeout, length, service }: TextLimits,
	signal: AbortSignal,
): Promise<TextAnswer> {
	const limited = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
	const { statusCode, headers, body } = await requestWithCredential(
		context,
		credentialType,
		// n8n's own time limit ends when the answer begins.
		{ ...options, encoding: 'stream', timeout: 0 },
		limited,
	);
	const text = await readText(body as AsyncIterable<Uint8Array>, length, service);
	return { httpStatus: statusCode, headers, body: text };
}

/** How long a credential test may wait for answers, in milliseconds. */
export const TEST_TIMEOUT = 30_000;
/** Of an answer to a credential test, in bytes. */
const TEST_LENGTH = 1024 * 1024;

/**
 * Makes a request that is already complete, for credentials that are not saved yet. For that n8n has only this older
 * function, which knows no signal.
 *
 * @throws ServiceError when the answer is too large; what n8n's HTTP client throws where no answer came; it may hold secrets
 */
export async function requestInCredentialTest(
	helpers: ICredentialTestFunctions['helpers'],
	{ baseURL = '', url, method, headers, qs, body }: IHttpRequestOptions,
	{
		timeout = TEST_TIMEOUT,
		length = TEST_LENGTH,
		service,
	}: Partial<TextLimits> & Pick<TextLimits, 'service'>,
): Promise<TextAnswer> {
	const limit = AbortSignal.timeout(timeout);
	const answer = await helpers.request({
		uri: `${baseURL}${url}`,
		method,
		headers,
		qs,
		body,
		timeout,
		useStream: true,
		simple: false,
		followRedirect: false,
		followAllRedirects: false,
		resolveWithFullResponse: true,
	});
	const stream = answer.body as AsyncIterable<Uint8Array> & { destroy(): void };
	const end = () => stream.destroy();
	limit.addEventListener('abort', end);
	try {
		const text = await readText(stream, length, service);
		return { httpStatus: answer.statusCode, headers: answer.headers, body: text };
	} catch (error) {
		limit.throwIfAborted();
		return rethrow(error);
	} finally {
		limit.removeEventListener('abort', end);
	}
}
