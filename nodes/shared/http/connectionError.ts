import { ServiceError } from './serviceError';
import type { ErrorCode } from './errorCode';
import type { Retry } from './serviceError';

const LATER: Retry = { kind: 'later' };
const UNREACHABLE: ErrorCode = 'serviceUnreachable';

interface KnownConnectionError {
	meaning: string;
	hint?: string;
	code?: ErrorCode;
	retry?: Retry;
}

/** What the error codes of Node and axios mean to a user. Without a hint, the address is to be checked. */
const CONNECTION_ERRORS = new Map<string, KnownConnectionError>(
	Object.entries<KnownConnectionError>({
		ECONNREFUSED: { meaning: 'refused the connection', retry: LATER },
		ENOTFOUND: { meaning: 'has an address that does not exist' },
		EAI_AGAIN: {
			meaning: 'has an address that could not be looked up',
			retry: LATER,
		},
		EHOSTUNREACH: { meaning: 'cannot be reached', retry: LATER },
		ENETUNREACH: { meaning: 'cannot be reached', retry: LATER },
		ECONNRESET: { meaning: 'dropped the connection', hint: 'Try again later', retry: LATER },
		EPIPE: { meaning: 'dropped the connection', hint: 'Try again later', retry: LATER },
		ERR_BAD_RESPONSE: { meaning: 'dropped the connection', hint: 'Try again later', retry: LATER },
		ERR_STREAM_PREMATURE_CLOSE: {
			meaning: 'dropped the connection',
			hint: 'Try again later',
			retry: LATER,
		},
		ECONNABORTED: { meaning: 'dropped the connection', hint: 'Try again later', retry: LATER },
		ETIMEDOUT: {
			meaning: 'did not accept the connection in time',
			retry: LATER,
		},
		ERR_CANCELED: {
			meaning: 'did not answer in time',
			hint: 'Try again later',
			code: 'timeout',
			retry: LATER,
		},
		ERR_INVALID_URL: { meaning: 'has an address that is not valid' },
		ERR_UNSUPPORTED_PROTOCOL: {
			meaning: 'has an address that begins with neither http:// nor https://',
		},
		EPROTO: { meaning: 'does not use HTTPS, although its address begins with https://' },
		Z_DATA_ERROR: {
			meaning: 'sent something that cannot be decompressed',
			hint: 'Try again later',
			retry: LATER,
		},
		Z_BUF_ERROR: { meaning: 'dropped the connection', hint: 'Try again later', retry: LATER },
	}),
);

/**
 * Explains why a request got no answer, or only a part of one. The request is never quoted, because it holds secrets.
 *
 * @param error what n8n's HTTP client threw; a ServiceError passes as it is
 * @param service the name of the service, as the user knows it
 * @param addressFields the labels of the fields of the credential that lead to the service
 */
export function toConnectionError(
	error: unknown,
	service: string,
	addressFields = 'the address',
): ServiceError {
	if (error instanceof ServiceError) return error;
	const code = findCode(error);
	const checkAddress = `Check ${addressFields} in the credential, and that this n8n can reach the service (firewall, proxy, DNS)`;
	const known = CONNECTION_ERRORS.get(code ?? '');
	if (known) {
		return new ServiceError(`${service} ${known.meaning}`, {
			hint: known.hint ?? checkAddress,
			code: known.code ?? UNREACHABLE,
			retry: known.retry,
			references: { code },
		});
	}
	if (code?.startsWith('HPE_')) {
		return new ServiceError(`${service} sent something that is not HTTP`, {
			hint: checkAddress,
			code: UNREACHABLE,
			retry: LATER,
			references: { code },
		});
	}
	if (code !== undefined && CERTIFICATE_CODE.test(code)) {
		return new ServiceError(`${service} presented a certificate that is not trusted`, {
			hint: `Check ${addressFields} in the credential; behind a proxy that inspects traffic, give n8n its root certificate`,
			code: UNREACHABLE,
			references: { code },
		});
	}
	return new ServiceError(`${service} could not be reached: ${withoutUrls(messageOf(error))}`, {
		hint: checkAddress,
		code: UNREACHABLE,
		references: { code },
	});
}

/** Whether a request certainly did not arrive, because there never was a connection to send it over. */
export function isUnsent({ references }: ServiceError): boolean {
	const { code = '' } = references;
	return UNSENT_CODES.includes(code) || CERTIFICATE_CODE.test(code);
}

/** Node's and OpenSSL's codes of certificates that are refused before anything is sent. */
const CERTIFICATE_CODE = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH/;

/** EHOSTUNREACH and ENETUNREACH are not among them: a route can also be lost after the request was sent. */
const UNSENT_CODES = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EPROTO',
	'ERR_INVALID_URL',
	'ERR_UNSUPPORTED_PROTOCOL',
];

/** Finds the code of an error, or else of the nearest cause that has one. */
function findCode(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	if (error instanceof Error && error.name === 'TimeoutError') return 'ERR_CANCELED';
	if ('code' in error && typeof error.code === 'string') return error.code;
	return 'cause' in error ? findCode(error.cause) : undefined;
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : 'unknown reason';
}

function withoutUrls(text: string): string {
	return text.replace(/\bhttps?:\/\/\S+/g, '<address>').replace(/\?\S+/g, '');
}
