import { createHash, createHmac } from 'crypto';
import type { IHttpRequestMethods } from 'n8n-workflow';

/** The parts of a request to COS that are signed. */
export interface SignableRequest {
	method: IHttpRequestMethods;
	/** Decoded: a slash and the object key. */
	path: string;
	/** Decoded; all are signed. */
	query?: Record<string, string>;
	/** All are signed, so give only those which no proxy changes. */
	headers?: Record<string, string>;
}

/** The permanent or temporary key to sign with. */
export interface Signer {
	secretId: string;
	secretKey: string;
}

/** When the signature is valid, in epoch seconds by the clock of COS. */
export interface KeyTime {
	start: number;
	end: number;
}

/** A signature is valid from this many seconds before it was made, because clocks differ a little. */
const TOLERANCE = 60;

/**
 * The validity of a signature made now.
 *
 * @param seconds how long it is valid
 * @param clockSkew milliseconds by which the clock of COS is ahead
 * @param now epoch milliseconds
 */
export function keyTimeFor(seconds: number, clockSkew = 0, now = Date.now()): KeyTime {
	const start = Math.floor((now + clockSkew) / 1000);
	return { start: start - TOLERANCE, end: start + seconds };
}

/**
 * Signs a request for COS (`cloud.tencent.com/document/product/436/7778`, and `getAuth` of cos-nodejs-sdk-v5).
 *
 * @returns the value of the header `Authorization`
 */
export function signRequest(request: SignableRequest, signer: Signer, keyTime: KeyTime): string {
	return listSignature(request, signer, keyTime)
		.map(([name, value]) => `${name}=${value}`)
		.join('&');
}

/**
 * Signs a request for whoever gets its URL.
 *
 * @returns the query of the URL, without '?': that of the request, then the signature
 */
export function presignQuery(request: SignableRequest, signer: Signer, keyTime: KeyTime): string {
	return [...Object.entries(request.query ?? {}), ...listSignature(request, signer, keyTime)]
		.map(([name, value]) => `${encode(name)}=${encode(value)}`)
		.join('&');
}

function listSignature(
	{ method, path, query, headers }: SignableRequest,
	{ secretId, secretKey }: Signer,
	{ start, end }: KeyTime,
): Array<[name: string, value: string]> {
	const time = `${start};${end}`;
	const parameters = canonicalize(query);
	const signedHeaders = canonicalize(headers);
	const httpString = [method.toLowerCase(), path, join(parameters), join(signedHeaders), ''].join(
		'\n',
	);
	const httpHash = createHash('sha1').update(httpString).digest('hex');
	const signature = hmac(hmac(secretKey, time), ['sha1', time, httpHash, ''].join('\n'));
	return [
		['q-sign-algorithm', 'sha1'],
		['q-ak', secretId],
		['q-sign-time', time],
		['q-key-time', time],
		['q-header-list', signedHeaders.map(([name]) => name).join(';')],
		['q-url-param-list', parameters.map(([name]) => name).join(';')],
		['q-signature', signature],
	];
}

/** Names encoded, in lower case and sorted; values encoded. */
function canonicalize(fields: Record<string, string> = {}): Array<[name: string, value: string]> {
	return Object.entries(fields)
		.map(([name, value]): [string, string] => [encode(name).toLowerCase(), encode(value)])
		.sort(([one], [other]) => (one < other ? -1 : 1));
}

function join(fields: Array<[name: string, value: string]>): string {
	return fields.map(([name, value]) => `${name}=${value}`).join('&');
}

/** Percent-encoding as COS signs it: `encodeURIComponent` leaves `!'()*` alone. */
export function encode(text: string): string {
	return encodeURIComponent(text).replace(
		/[!'()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}

function hmac(key: string, text: string): string {
	return createHmac('sha1', key).update(text).digest('hex');
}
