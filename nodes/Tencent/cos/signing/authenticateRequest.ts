import type { IHttpRequestOptions } from 'n8n-workflow';
import { clockSkewOf } from './clockSkew';
import type { CosCredentials } from './cosCredentials';
import { keyTimeFor, signRequest } from './signature';

/** How long a signed request is good for, in seconds: COS looks at it when the request begins. */
const LIFETIME = 900;

/**
 * Signs a request in its headers, with the time of the host it goes to.
 *
 * @param request its `url` complete, as of `locateObject`
 */
export function authenticateRequest(
	{ secretId, secretKey, sessionToken }: CosCredentials,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const { host, pathname, searchParams } = new URL(request.url, request.baseURL);
	const signable = {
		method: request.method ?? 'GET',
		path: decodeURIComponent(pathname),
		query: { ...Object.fromEntries(searchParams), ...toTexts(request.qs) },
		headers: { host },
	};
	const authorization = signRequest(
		signable,
		{ secretId, secretKey },
		keyTimeFor(LIFETIME, clockSkewOf(host)),
	);
	const token = sessionToken === undefined ? {} : { 'x-cos-security-token': sessionToken };
	return { ...request, headers: { ...request.headers, ...token, Authorization: authorization } };
}

function toTexts(fields: object = {}): Record<string, string> {
	return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
