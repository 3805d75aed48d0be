import { ServiceError } from '../../../shared/http/serviceError';
import type { ObjectResponse } from '../objectRequest';

/** Which bytes of an object a response holds. */
export interface ResponseRange {
	/** Of its first byte. */
	start: number;
	/** Behind its last byte. Missing where the body comes in chunks, which tell its end themselves. */
	end?: number;
	/** Of the whole object, in bytes, where it is known. */
	size?: number;
}

const CHECK_WAY =
	'Check Endpoint in the credential for Tencent COS, and the proxy of this n8n: COS itself always tells it';

/**
 * Reads what a response says that it holds.
 *
 * @param start where it was asked to start
 * @throws ServiceError when it does not say it, or cannot be what was asked for
 */
export function readRange(
	{ httpStatus, headers }: ObjectResponse,
	key: string,
	start: number,
): ResponseRange {
	if (httpStatus === 206) return readPart(String(headers['content-range']), key, start);
	// Not every server behind an endpoint supports ranges. Without, the response is the whole object.
	const length = headers['content-length'];
	if (typeof length === 'string' && /^\d+$/.test(length))
		return { start: 0, end: Number(length), size: Number(length) };
	if (headers['transfer-encoding'] === undefined) throw lacksSize(key);
	return { start: 0 };
}

function readPart(header: string, key: string, askedStart: number): ResponseRange {
	const [, start, last, total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(header) ?? [];
	if (start === undefined || last === undefined) throw contradicts(key);
	const end = Number(last) + 1;
	const size = total === '*' ? undefined : Number(total);
	const isPossible = Number(start) === askedStart && end > askedStart && end <= (size ?? end);
	if (!isPossible) throw contradicts(key);
	return { start: askedStart, end, size };
}

export function lacksSize(key: string): ServiceError {
	return new ServiceError(
		`The answer for the file '${key}' does not say how long the file is, so it may be cut off`,
		{ hint: CHECK_WAY, code: 'downloadFailed' },
	);
}

export function contradicts(key: string): ServiceError {
	return new ServiceError(
		`The answer for the file '${key}' contradicts itself about which bytes it holds`,
		{ hint: CHECK_WAY, code: 'downloadFailed' },
	);
}

export function isCut(key: string): ServiceError {
	return new ServiceError(`The file '${key}' arrived only in part`, {
		hint: 'Try again later',
		code: 'downloadFailed',
		retry: { kind: 'later' },
	});
}

export function wasReplaced(key: string): ServiceError {
	return new ServiceError(`The file was replaced while it was read ('${key}')`, {
		hint: 'Run the item again when the job that writes it has finished',
		code: 'resultReplaced',
	});
}
