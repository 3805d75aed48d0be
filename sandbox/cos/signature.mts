import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { CosRefusal } from './errors.mts';

/** A request as COS checks it. */
export interface SignedRequest {
	method: string;
	/** Of the URL as sent, decoded. */
	path: string;
	query: URLSearchParams;
	/** Lower-case names. */
	headers: Record<string, string | string[] | undefined>;
}

/** Who signs: a permanent key, or a temporary one with a session token. */
export interface CosKey {
	secretId: string;
	secretKey: string;
	sessionToken?: string;
}

/** The parts of a signature v5, by the vendor's names. */
export type Authorization = Record<(typeof parts)[number], string>;

const parts = [
	'q-sign-algorithm',
	'q-ak',
	'q-sign-time',
	'q-key-time',
	'q-header-list',
	'q-url-param-list',
	'q-signature',
] as const;

/** Reads the signature of the header `Authorization`, or of the query for who has only the URL. */
export function readAuthorization({ headers, query }: SignedRequest): Authorization | undefined {
	const header = headers.authorization?.toString();
	// Only in a query are the values percent-encoded once more.
	const fields = header === undefined ? query : new Map(header.split('&').map(splitField));
	if (!parts.every((part) => fields.has(part))) return undefined;
	return Object.fromEntries(parts.map((part) => [part, fields.get(part) ?? ''])) as Authorization;
}

function splitField(field: string): [name: string, value: string] {
	const [name = '', ...values] = field.split('=');
	return [name, values.join('=')];
}

/**
 * Checks signature v5 (COS 436/7778): who signed, when it is valid, and that it fits what was sent.
 *
 * @param now epoch milliseconds of the vendor's clock
 * @returns what is wrong
 */
export function checkSignature(
	request: SignedRequest,
	authorization: Authorization,
	key: CosKey,
	now: number,
): CosRefusal | undefined {
	const [start, end] = readTimes(authorization['q-key-time']);
	const [signStart, signEnd] = readTimes(authorization['q-sign-time']);
	const seconds = now / 1000;
	if (authorization['q-sign-algorithm'] !== 'sha1') return { code: 'AccessDenied' };
	if (!(start <= end && signStart <= signEnd)) return { code: 'AccessDenied' };
	if (seconds < Math.max(start, signStart)) return { code: 'RequestTimeTooSkewed' };
	if (seconds > Math.min(end, signEnd))
		return { code: 'AccessDenied', message: 'Request has expired' };

	const expected = signatureOf(request, authorization, key.secretKey);
	const given = Buffer.from(authorization['q-signature']);
	if (!expected || given.length !== expected.length || !timingSafeEqual(given, expected)) {
		return { code: 'SignatureDoesNotMatch' };
	}
	const token =
		request.headers['x-cos-security-token'] ??
		request.query.get('x-cos-security-token') ??
		undefined;
	// A temporary key is known only together with its token.
	if (key.sessionToken !== undefined && token === undefined) return { code: 'InvalidAccessKeyId' };
	return token === key.sessionToken ? undefined : { code: 'AccessDenied' };
}

/** The ends of a time span in epoch seconds, `NaN` when it is none. */
function readTimes(span: string): [start: number, end: number] {
	const [, start, end] = /^(\d+);(\d+)$/.exec(span) ?? [];
	return [Number(start ?? Number.NaN), Number(end ?? Number.NaN)];
}

/**
 * The signature that the secret key gives; `undefined` when something that was signed is not in the request.
 */
function signatureOf(
	{ method, path, query, headers }: SignedRequest,
	authorization: Authorization,
	secretKey: string,
): Buffer | undefined {
	const parameters = new Map(
		[...query].map(([name, value]) => [encode(name).toLowerCase(), value]),
	);
	const header = (name: string) => headers[decodeURIComponent(name)]?.toString();
	const signedParameters = listSigned(authorization['q-url-param-list'], (name) =>
		parameters.get(name),
	);
	const signedHeaders = listSigned(authorization['q-header-list'], header);
	if (signedParameters === undefined || signedHeaders === undefined) return undefined;

	const httpString = [method.toLowerCase(), path, signedParameters, signedHeaders, ''].join('\n');
	const hash = createHash('sha1').update(httpString).digest('hex');
	const text = ['sha1', authorization['q-sign-time'], hash, ''].join('\n');
	return Buffer.from(hmac(hmac(secretKey, authorization['q-key-time']), text));
}

/** The named fields as they are signed; `undefined` when one is missing. */
function listSigned(
	list: string,
	valueOf: (name: string) => string | undefined,
): string | undefined {
	const fields = list
		.split(';')
		.filter((name) => name !== '')
		.sort()
		.map((name) => ({ name, value: valueOf(name) }));
	if (fields.some(({ value }) => value === undefined)) return undefined;
	return fields.map(({ name, value }) => `${name}=${encode(value ?? '')}`).join('&');
}

/** Percent-encodes all but RFC 3986's unreserved characters. */
function encode(text: string): string {
	return encodeURIComponent(text).replace(
		/[!'()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}

function hmac(key: string, text: string): string {
	return createHmac('sha1', key).update(text).digest('hex');
}
