import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a signature is made over: the request as it was sent. */
export interface SignedRequest {
	method: string;
	/** As sent, not decoded. */
	path: string;
	query: URLSearchParams;
	/** Lower-case names. */
	headers: Record<string, string | string[] | undefined>;
	body: Buffer;
}

export interface SignatureScope {
	region: string;
	service: string;
}

/** The parts of an `Authorization` header. */
export interface Authorization {
	accessKeyId: string;
	/** `YYYYMMDD/region/service/request` */
	scope: string;
	signedHeaders: string[];
	signature: string;
}

/** Takes an `Authorization` header apart; `undefined` when it has another form. */
export function readAuthorization(header: string | undefined): Authorization | undefined {
	const form =
		/^HMAC-SHA256 Credential=([^/,]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
	const [, accessKeyId, scope, names, signature] = form.exec(header ?? '') ?? [];
	if (!accessKeyId || !scope || !names || !signature) return undefined;
	return { accessKeyId, scope, signedHeaders: names.split(';'), signature };
}

/** The time in an `X-Date` header (`20060102T150405Z`) as epoch milliseconds, `NaN` for anything else. */
export function readSigningTime(header: string | undefined): number {
	const form = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
	const [, year, month, day, hour, minute, second] = form.exec(header ?? '') ?? [];
	return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/**
 * Whether the request was signed with this secret, by Volcengine's signature version 4 (Volcengine
 * 6369/67269): like Amazon's, but with no prefix before the secret and `request` at the end of the key chain.
 * `X-Date` has to be signed, and `X-Content-Sha256` and `X-Security-Token` when they are sent.
 */
export function signatureMatches(
	request: SignedRequest,
	authorization: Authorization,
	secretAccessKey: string,
	{ region, service }: SignatureScope,
): boolean {
	const { signedHeaders, signature } = authorization;
	const time = headerOf(request, 'x-date');
	const scope = `${time.slice(0, 8)}/${region}/${service}/request`;
	const bodyHash = sha256(request.body);
	const announcedHash = headerOf(request, 'x-content-sha256');
	const mustBeSigned = ['x-date', 'x-content-sha256', 'x-security-token'].filter(
		(name) => request.headers[name],
	);
	if (authorization.scope !== scope) return false;
	if (announcedHash && announcedHash !== bodyHash) return false;
	if (!mustBeSigned.every((name) => signedHeaders.includes(name))) return false;

	const canonical = [
		request.method,
		request.path,
		canonicalQuery(request.query),
		...signedHeaders.map((name) => `${name}:${headerOf(request, name)}`),
		'',
		signedHeaders.join(';'),
		bodyHash,
	].join('\n');
	const text = ['HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
	const key = scope
		.split('/')
		.reduce<string | Buffer>((chain, part) => hmac(chain, part), secretAccessKey);
	return timingSafeEqual(hmac(key, text), Buffer.from(signature, 'hex'));
}

function canonicalQuery(query: URLSearchParams): string {
	return [...query]
		.map(([name, value]) => `${encode(name)}=${encode(value)}`)
		.sort()
		.join('&');
}

/** Percent-encodes all but RFC 3986's unreserved characters. */
function encode(text: string): string {
	return encodeURIComponent(text).replace(
		/[!'()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}

function headerOf({ headers }: SignedRequest, name: string): string {
	const value = headers[name];
	return (Array.isArray(value) ? value.join(',') : (value ?? '')).trim().replace(/\s+/g, ' ');
}

function sha256(content: string | Buffer): string {
	return createHash('sha256').update(content).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
	return createHmac('sha256', key).update(text).digest();
}
