import { parseRetryAfter } from '../../shared/concurrency/retry';
import type { ErrorCode } from '../../shared/http/errorCode';
import { explainStatus } from '../../shared/http/explainStatus';
import type { StatusExplanation } from '../../shared/http/explainStatus';
import { ServiceError } from '../../shared/http/serviceError';
import type { Retry } from '../../shared/http/serviceError';
import { isExpiredSignature, readError, readHeader } from './errorResponse';
import type { CosError, CosErrorResponse } from './errorResponse';

const CHECK_KEY = 'Check Secret ID and Secret Key in the credential for Tencent COS';

/**
 * Explains a response of COS that is not a success. `references.code` of the error is the code of COS.
 *
 * @param key names the file in the message; left out where the user does not know the file
 */
export function explainCosResponse(response: CosErrorResponse, key?: string): ServiceError {
	const error = readError(response);
	const code = error.code ?? inferCode(response);
	const isForeign = response.body !== '' || explainForeignStatus(response) !== undefined;
	if (code === undefined && isForeign) return explainForeignResponse(response, key);
	const { message, ...advice } = explainError({ ...error, code }, key);
	return new ServiceError(message, {
		...advice,
		httpStatus: response.httpStatus,
		references: {
			code,
			'request ID': error.requestId ?? readHeader(response, 'x-cos-request-id'),
			'trace ID': error.traceId,
		},
		retry: retryOf(response, code),
	});
}

interface Explanation {
	message: string;
	hint: string;
	code?: ErrorCode;
}

function explainError(error: CosError, key: string | undefined): Explanation {
	const known = findKnownError(error);
	if (known) {
		const file = key === undefined ? '' : ` ('${key}')`;
		const { meaning, hint, code } = known;
		return { message: `${meaning}${file}`, hint, code };
	}
	const file = key === undefined ? 'the request' : `the file '${key}'`;
	const said = error.message ? `: ${error.message}` : '';
	return {
		message: `Tencent COS refused ${file}${said}`,
		hint: 'Check the bucket and its permissions in the COS console, and the credential for Tencent COS',
	};
}

/** What is not the XML of COS comes from a gateway before it, or from whatever else the endpoint leads to. */
export function explainForeignResponse(response: CosErrorResponse, key?: string): ServiceError {
	const file = key === undefined ? '' : ` for the file '${key}'`;
	const explanation = explainForeignStatus(response) ?? {
		message: `Something other than Tencent COS answered${file} (HTTP ${response.httpStatus})`,
		hint: 'Check Endpoint in the credential for Tencent COS, and the proxy of this n8n. If both are right, try again later',
	};
	return new ServiceError(explanation.message, {
		...explanation,
		httpStatus: response.httpStatus,
		retry: retryOf(response, undefined),
	});
}

function explainForeignStatus({ httpStatus }: CosErrorResponse): StatusExplanation | undefined {
	return explainStatus(httpStatus, 'Tencent COS', 'Endpoint');
}

/** The response to HEAD has no body to read a code from. */
function inferCode({ httpStatus, body }: CosErrorResponse): string | undefined {
	if (body !== '') return undefined;
	if (httpStatus === 403) return 'AccessDenied';
	return httpStatus === 404 ? 'NoSuchKey' : undefined;
}

function retryOf({ httpStatus, headers }: CosErrorResponse, code: string | undefined): Retry {
	const isBusy =
		httpStatus === 429 || httpStatus >= 500 || code === 'SlowDown' || code === 'RequestTimeout';
	return isBusy
		? { kind: 'later', afterMilliseconds: parseRetryAfter(headers['retry-after']) }
		: { kind: 'never' };
}

interface KnownError {
	meaning: string;
	hint: string;
	code: ErrorCode;
}

function findKnownError(error: CosError): KnownError | undefined {
	if (isExpiredSignature(error)) return EXPIRED_SIGNATURE;
	return KNOWN_ERRORS.get(error.code ?? '');
}

const EXPIRED_SIGNATURE: KnownError = {
	meaning: 'Tencent COS says that the signature has expired',
	hint: 'Check the clock of the machine that runs n8n. If the clock is right, the upload waited too long: run the item again',
	code: 'clockWrong',
};

/** By the code of COS (`cloud.tencent.com/document/product/436/7730`). */
const KNOWN_ERRORS = new Map<string, KnownError>(
	Object.entries<KnownError>({
		NoSuchKey: {
			meaning: 'There is no such file in the bucket',
			hint: 'Check Bucket and Region in the credential for Tencent COS: they must be those of the Content ID',
			code: 'resultMissing',
		},
		NoSuchBucket: {
			meaning: 'There is no such bucket',
			hint: 'Check Bucket (it ends with the APPID) and Region in the credential for Tencent COS',
			code: 'bucketUnknown',
		},
		AccessDenied: {
			meaning: 'Tencent COS denied access to the file',
			hint: 'Grant the owner of the key permission to read and write objects in the bucket (GetObject, PutObject)',
			code: 'accessDenied',
		},
		SignatureDoesNotMatch: {
			meaning: 'The Secret Key for Tencent COS is wrong',
			hint: CHECK_KEY,
			code: 'accessDenied',
		},
		InvalidAccessKeyId: {
			meaning: 'Tencent COS does not know the Secret ID',
			hint: CHECK_KEY,
			code: 'accessDenied',
		},
		RequestTimeTooSkewed: {
			meaning: 'The clock of the machine that runs n8n is wrong',
			hint: 'Set its time: COS accepts a request only within minutes of when it was signed',
			code: 'clockWrong',
		},
		ExpiredToken: {
			meaning: 'The temporary key for Tencent COS has expired',
			hint: 'Enter a new one in the credential, or use a permanent key and leave Session Token empty',
			code: 'accessDenied',
		},
		InvalidRange: {
			meaning: 'The file is shorter than expected',
			hint: 'It is empty, or was replaced while it was being read. Check the job that wrote it, then run the item again',
			code: 'downloadFailed',
		},
		PreconditionFailed: {
			meaning: 'The file was replaced while it was read',
			hint: 'Run the item again when the job that writes it has finished',
			code: 'resultReplaced',
		},
		EntityTooLarge: {
			meaning: 'The file is too large for Tencent COS',
			hint: 'Send at most 5 GB',
			code: 'recordingTooLarge',
		},
		SlowDown: {
			meaning: 'Tencent COS received too many requests',
			hint: 'Lower Concurrency in the options of the node',
			code: 'rateLimited',
		},
	}),
);
