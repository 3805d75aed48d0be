import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

/** Where a node makes requests from: while it runs, or while its form is filled in. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions;

/**
 * Makes a request that the credential completes and that the signal ends, also while its answer is read. n8n ends a
 * request with the signal of the context that makes it; so it is lent one with a narrower signal.
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
	const narrowed: RequestContext = Object.create(context, { getExecutionCancelSignal: { value: () => signal } });
	return await context.helpers.httpRequestWithAuthentication.call(narrowed as IExecuteFunctions, credentialType, {
		...options,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	});
}
