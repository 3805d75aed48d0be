import { InputError } from '../../../shared/http/serviceError';
import type { CosCredentials } from './cosCredentials';
import { encode, presignQuery } from './signature';
import type { KeyTime } from './signature';

/** The URL of an object, and the parts of it that are signed. */
export interface ObjectAddress {
	url: string;
	/** Of the URL, with the port unless that is the default. */
	host: string;
	/** Of the URL, decoded. */
	path: string;
}

type BucketAddress = Pick<CosCredentials, 'bucket' | 'region' | 'endpoint'>;

/**
 * The address of an object: `https://{bucket}.cos.{region}.myqcloud.com/{key}`, or below the endpoint in the credential,
 * which stands for the bucket (a custom domain, or the sandbox).
 *
 * @param key object key, not encoded; a leading slash is ignored
 * @throws InputError when no URL leads to the key
 */
export function locateObject(credentials: BucketAddress, key: string): ObjectAddress {
	const { base, prefix } = locateBase(credentials);
	const segments = key.replace(/^\/+/, '').split('/');
	requireAddressable(key, segments);
	const path = segments.map(encode).join('/');
	return {
		url: `${base.origin}${prefix}/${path}`,
		host: base.host,
		path: `${decodeURIComponent(prefix)}/${segments.join('/')}`,
	};
}

/**
 * The address of the bucket itself, and of what is asked of it.
 *
 * @param query decoded
 */
export function locateBucket(
	credentials: BucketAddress,
	query: Record<string, string>,
): ObjectAddress {
	const { base, prefix } = locateBase(credentials);
	const fields = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`);
	return {
		url: `${base.origin}${prefix}/?${fields.join('&')}`,
		host: base.host,
		path: `${decodeURIComponent(prefix)}/`,
	};
}

/** The address that a request goes to: of its object, or of the bucket where it has no key. */
export function locate(
	credentials: BucketAddress,
	{ key, query = {} }: { key?: string; query?: Record<string, string> },
): ObjectAddress {
	return key === undefined ? locateBucket(credentials, query) : locateObject(credentials, key);
}

function locateBase({ bucket, region, endpoint }: BucketAddress): { base: URL; prefix: string } {
	const base = new URL(endpoint ?? `https://${bucket}.cos.${region}.myqcloud.com`);
	return { base, prefix: base.pathname.replace(/\/+$/, '') };
}

/** URL parsers resolve '.' and '..', and a lone surrogate cannot be encoded. */
function requireAddressable(key: string, segments: string[]): void {
	const isEmpty = segments.join('') === '';
	const isEncodable = !/\p{Surrogate}/u.test(key);
	if (!isEmpty && isEncodable && !segments.includes('.') && !segments.includes('..')) return;
	throw new InputError(
		`'${key}' cannot be the path of a file in COS`,
		"The path must not be empty, and must not have '.' or '..' between its slashes",
	);
}

/**
 * A URL that lets anyone who has it read the object while the signature is valid, such as the vendor, who downloads an
 * input from it. It does not contain the secret key, but is a secret itself.
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
