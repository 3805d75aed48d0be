import type { IHttpRequestOptions } from 'n8n-workflow';
import { clockSkewOf } from './clockSkew';
import type { CosCredentials } from './cosCredentials';
import { keyTimeFor, signRequest } from './signature';

/** How long the signature is valid, in seconds. COS checks it when the request begins. */
const VALID_SECONDS = 900;

/**
 * Signs a request in its headers, by the clock of the host it goes to.
 *
 * @param request with a complete `url`, such as `locateObject` returns
 */
export function authenticateRequest(
	{ secretId, secretKey, sessionToken }: CosCredentials,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const { host, pathname, searchParams } = new URL(request.url, request.baseURL);
	const signable = {
		method: request.method ?? 'GET',
		path: decodeURIComponent(pathname),
		query: { ...Object.fromEntries(searchParams), ...toStrings(request.qs) },
		headers: { host },
	};
	const authorization = signRequest(
		signable,
		{ secretId, secretKey },
		keyTimeFor(VALID_SECONDS, clockSkewOf({ host, secretId })),
	);
	const token = sessionToken === undefined ? {} : { 'x-cos-security-token': sessionToken };
	return { ...request, headers: { ...request.headers, ...token, Authorization: authorization } };
}

function toStrings(fields: object = {}): Record<string, string> {
	return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
