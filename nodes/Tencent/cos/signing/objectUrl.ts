import { InputError } from '../../../shared/http/serviceError';
import type { CosCredentials } from './cosCredentials';
import { encode, presignQuery } from './signature';
import type { KeyTime } from './signature';

/** Where an object is: its URL, and what of it is signed. */
export interface ObjectAddress {
	url: string;
	/** Of the URL, with the port where it is not the usual one. */
	host: string;
	/** Of the URL, decoded. */
	path: string;
}

/**
 * The address of an object: `https://{bucket}.cos.{region}.myqcloud.com/{key}`, or below the endpoint of the
 * credential, which stands for the bucket (a custom domain, or the sandbox).
 *
 * @param key object key, not encoded; a slash at its beginning is ignored
 * @throws InputError when no URL leads to the key
 */
export function locateObject(
	credentials: Pick<CosCredentials, 'bucket' | 'region' | 'endpoint'>,
	key: string,
): ObjectAddress {
	const { bucket, region, endpoint } = credentials;
	const base = new URL(endpoint ?? `https://${bucket}.cos.${region}.myqcloud.com`);
	const prefix = base.pathname.replace(/\/+$/, '');
	const segments = key.replace(/^\/+/, '').split('/');
	requireAddressable(key, segments);
	const path = segments.map(encode).join('/');
	return {
		url: `${base.origin}${prefix}/${path}`,
		host: base.host,
		path: `${decodeURIComponent(prefix)}/${segments.join('/')}`,
	};
}

/** A URL is cleaned of '.' and '..' on its way, and what is not Unicode cannot be in one. */
function requireAddressable(key: string, segments: string[]): void {
	const isUnicode = !/\p{Surrogate}/u.test(key);
	if (isUnicode && segments.join('') !== '' && !segments.includes('.') && !segments.includes('..'))
		return;
	throw new InputError(
		`'${key}' cannot be the path of a file in COS`,
		"The path must not be empty, and must not have '.' or '..' between its slashes",
	);
}

/**
 * A URL that lets anybody who has it read the object while the signature is valid, such as the vendor, which
 * downloads an input from it. It holds no secret key, but is a secret itself.
 *
 * @throws InputError when no URL leads to the key
 */
export function presignObjectUrl(
	credentials: CosCredentials,
	key: string,
	keyTime: KeyTime,
): string {
	const { url, host, path } = locateObject(credentials, key);
	const query = presignQuery({ method: 'GET', path, headers: { host } }, credentials, keyTime);
	const { sessionToken } = credentials;
	return `${url}?${query}${sessionToken ? `&x-cos-security-token=${encode(sessionToken)}` : ''}`;
}
