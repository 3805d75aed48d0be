import type {
	ICredentialTestFunctions,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IWebhookFunctions,
} from 'n8n-workflow';

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

/** An answer to a request of a credential test, its body as text. */
export interface TestAnswer {
	httpStatus: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	body: string;
}

/** How long a credential test may wait for answers, in milliseconds. */
export const TEST_TIMEOUT = 30_000;

/**
 * Makes a request that is already complete, for credentials that are not saved yet. For that n8n has only this older
 * function.
 *
 * @param timeout in milliseconds
 * @throws what n8n's HTTP client throws where no answer came; it may hold secrets
 */
export async function requestInCredentialTest(
	helpers: ICredentialTestFunctions['helpers'],
	{ baseURL = '', url, method, headers, qs, body }: IHttpRequestOptions,
	timeout = TEST_TIMEOUT,
): Promise<TestAnswer> {
	const answer = await helpers.request({
		uri: `${baseURL}${url}`,
		method,
		headers,
		qs,
		body,
		timeout,
		simple: false,
		followRedirect: false,
		followAllRedirects: false,
		resolveWithFullResponse: true,
	});
	return { httpStatus: answer.statusCode, headers: answer.headers, body: String(answer.body) };
}
