import { createHash, createHmac } from 'crypto';

/** A request to the Volcengine OpenAPI, as it will be sent. */
export interface SignableRequest {
	method: string;
	url: string;
	/** Empty when there is none. */
	body: string;
}

/** Who signs, and for which service: that of SAMI is `sami` in the region `cn-north-1`. */
export interface Signer {
	accessKeyId: string;
	secretAccessKey: string;
	region: string;
	service: string;
}

/**
 * Signs a request with the Volcengine V4 signature, like the vendor's package `@volcengine/openapi`.
 *
 * @returns the headers to add to the request
 */
export function signRequest(
	{ method, url, body }: SignableRequest,
	{ accessKeyId, secretAccessKey, region, service }: Signer,
	date = new Date(),
): Record<'Authorization' | 'X-Content-Sha256' | 'X-Date', string> {
	const { host, pathname, searchParams } = new URL(url);
	const timestamp = date.toISOString().replace(/[-:]|\.\d{3}/g, '');
	const day = timestamp.slice(0, 8);
	const bodyHash = hash(body);
	const headers = { host, 'x-content-sha256': bodyHash, 'x-date': timestamp };
	const headerNames = Object.keys(headers).join(';');
	const canonicalRequest = [
		method,
		pathname,
		canonicalQuery(searchParams),
		...Object.entries(headers).map(([name, value]) => `${name}:${value}`),
		'',
		headerNames,
		bodyHash,
	].join('\n');
	const scope = [day, region, service, 'request'].join('/');
	const stringToSign = ['HMAC-SHA256', timestamp, scope, hash(canonicalRequest)].join('\n');
	const signingKey = [day, region, service, 'request'].reduce(hmac, Buffer.from(secretAccessKey));
	const signature = hmac(signingKey, stringToSign).toString('hex');
	return {
		Authorization: `HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${headerNames}, Signature=${signature}`,
		'X-Content-Sha256': bodyHash,
		'X-Date': timestamp,
	};
}

function canonicalQuery(parameters: URLSearchParams): string {
	const sorted = new URLSearchParams(parameters);
	sorted.sort();
	return [...sorted].map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** Escapes what RFC 3986 reserves: `encodeURIComponent` leaves `!'()*` as they are. */
function encode(text: string): string {
	return encodeURIComponent(text).replace(
		/[!'()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}

function hash(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
	return createHmac('sha256', key).update(text).digest();
}
