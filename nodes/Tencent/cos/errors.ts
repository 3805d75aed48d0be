import { parseRetryAfter } from '../../shared/concurrency/retry';
import { ServiceError } from '../../shared/http/serviceError';
import type { Retry } from '../../shared/http/serviceError';

/** An answer of COS that is no success. */
export interface CosAnswer {
	httpStatus: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	/** XML, or nothing as after HEAD. */
	body: string;
}

/** What COS says in the XML of an error (COS 436/7730). */
interface CosError {
	code?: string;
	message?: string;
	requestId?: string;
	traceId?: string;
}

/** Less than this is no skew: a signature that was refused then has another fault, or has simply expired. */
const LEAST_SKEW = 30_000;

/**
 * Explains an answer of COS.
 *
 * @param key of the object that was asked for
 */
export function explainCosAnswer(answer: CosAnswer, key: string): ServiceError {
	const { message, requestId, traceId } = readError(answer.body);
	const code = readCode(answer);
	if (code === undefined && answer.body !== '') return explainForeignAnswer(answer, key);
	const known = findKnownError(answer);
	const said = message ? `: ${message}` : '';
	return new ServiceError(
		known ? `${known.meaning} ('${key}')` : `Tencent COS refused the file '${key}'${said}`,
		{
			hint:
				known?.hint ??
				'Check the bucket and its permissions in the COS console, and the credential for Tencent COS',
			httpStatus: answer.httpStatus,
			references: {
				code,
				'request ID': requestId ?? headerOf(answer, 'x-cos-request-id'),
				'trace ID': traceId,
			},
			retry: retryOf(answer, code),
		},
	);
}

/** What an error means, without naming the file; undefined where its code is not known. */
export function findKnownError(answer: CosAnswer): KnownError | undefined {
	const code = readCode(answer);
	if (isExpired(code, readError(answer.body).message)) return EXPIRED;
	return code === undefined ? undefined : ERRORS[code];
}

function readCode({ httpStatus, body }: CosAnswer): string | undefined {
	return readError(body).code ?? (body === '' ? CODES_WITHOUT_BODY[httpStatus] : undefined);
}

/** What is not XML of COS was written by a gateway before it, or by whatever else the endpoint leads to. */
function explainForeignAnswer(answer: CosAnswer, key: string): ServiceError {
	return new ServiceError(
		`Instead of Tencent COS something else answered for the file '${key}' (HTTP ${answer.httpStatus})`,
		{
			hint: 'Check Endpoint in the credential for Tencent COS, and the proxy of this n8n; if both are right, try again later',
			httpStatus: answer.httpStatus,
			retry: retryOf(answer, undefined),
		},
	);
}

/**
 * Tells whether COS refused a signature because the clocks differ, as the vendor's own SDK does.
 *
 * @param assumed the skew that the request was signed with
 * @param now epoch milliseconds, at which the answer came
 * @returns milliseconds to add to the local time for that of COS, for `keyTimeFor`; undefined where another
 *   thing was wrong
 */
export function readClockSkew(
	answer: CosAnswer,
	assumed = 0,
	now = Date.now(),
): number | undefined {
	const { code, message } = readError(answer.body);
	if (code !== 'RequestTimeTooSkewed' && !isExpired(code, message)) return undefined;
	const skew = Date.parse(headerOf(answer, 'date') ?? '') - now;
	return Math.abs(skew - assumed) >= LEAST_SKEW ? skew : undefined;
}

function isExpired(code: string | undefined, message: string | undefined): boolean {
	return code === 'AccessDenied' && /request has expired/i.test(message ?? '');
}

const CHECK_KEY = 'Check Secret ID and Secret Key in the credential for Tencent COS';
const GRANT =
	'Grant the owner of the key the right to read and write objects of the bucket (GetObject, PutObject)';

/** An error that this package can explain. */
interface KnownError {
	meaning: string;
	hint: string;
}

const EXPIRED: KnownError = {
	meaning: 'Tencent COS says that the signature has expired',
	hint: 'Check the clock of the machine that runs n8n; a file that waited very long has to be sent again',
};

/** By code (COS 436/7730). */
const ERRORS: Record<string, KnownError> = {
	NoSuchKey: {
		meaning: 'There is no such file in the bucket',
		hint: 'Check Bucket and Region in the credential for Tencent COS: they must be those of the Content ID',
	},
	NoSuchBucket: {
		meaning: 'There is no such bucket',
		hint: 'Check Bucket (with the APPID at its end) and Region in the credential for Tencent COS',
	},
	AccessDenied: { meaning: 'Tencent COS denied access to the file', hint: GRANT },
	SignatureDoesNotMatch: { meaning: 'The Secret Key for Tencent COS is wrong', hint: CHECK_KEY },
	InvalidAccessKeyId: { meaning: 'Tencent COS does not know the Secret ID', hint: CHECK_KEY },
	RequestTimeTooSkewed: {
		meaning: 'The clock of the machine that runs n8n is wrong',
		hint: 'Set its time: COS accepts a request only within minutes of when it was signed',
	},
	ExpiredToken: {
		meaning: 'The temporary key for Tencent COS has expired',
		hint: 'Enter a new one in the credential, or use a permanent key and leave Session Token empty',
	},
	InvalidRange: {
		meaning: 'The file is shorter than expected',
		hint: 'It is empty, or was replaced while it was read: check the job that wrote it, then run the item again',
	},
	PreconditionFailed: {
		meaning: 'The file was replaced while it was read',
		hint: 'Run the item again when the job that writes it has ended',
	},
	EntityTooLarge: { meaning: 'The file is too large for Tencent COS', hint: 'Send at most 5 GB' },
	SlowDown: {
		meaning: 'Tencent COS gets too many requests',
		hint: 'Lower Concurrency in the options of the node',
	},
};

/** An answer to HEAD has no body. */
const CODES_WITHOUT_BODY: Record<number, string> = { 403: 'AccessDenied', 404: 'NoSuchKey' };

function retryOf({ httpStatus, headers }: CosAnswer, code: string | undefined): Retry {
	const isBusy =
		httpStatus === 429 || httpStatus >= 500 || code === 'SlowDown' || code === 'RequestTimeout';
	return isBusy
		? { kind: 'later', afterMilliseconds: parseRetryAfter(headers['retry-after']) }
		: { kind: 'never' };
}

function readError(body: string): CosError {
	if (!body.includes('<Error>')) return {};
	return {
		code: readElement(body, 'Code'),
		message: readElement(body, 'Message'),
		requestId: readElement(body, 'RequestId'),
		traceId: readElement(body, 'TraceId'),
	};
}

function readElement(xml: string, name: string): string | undefined {
	const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.trim();
	return text
		? text.replace(/&(lt|gt|quot|apos|amp);/g, (_entity, entity: string) => ENTITIES[entity]!)
		: undefined;
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function headerOf({ headers }: CosAnswer, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' ? value : undefined;
}
