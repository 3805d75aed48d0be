import { withRetries } from '../../../shared/concurrency/retry';
import { rethrow } from '../../../shared/http/rethrow';
import type { CosClient } from '../cosClient';
import type { ObjectResponse } from '../objectRequest';

/** How often in a row a request to COS is retried. */
export const RETRIES = 4;

/** A part of an object, in bytes; to its end where no length is given. */
export interface Slice {
	start: number;
	length?: number;
}

/**
 * Reads an object, or a part of it. Where the connection breaks, reading resumes there.
 *
 * @throws ServiceError when COS does not return it, or the connection keeps breaking
 */
export async function* readObject(
	client: CosClient,
	key: string,
	{ start, length = Infinity }: Slice,
	signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
	const end = start + length;
	let position = start;
	let version: string | undefined;
	let open: { response: ObjectResponse; pieces: AsyncGenerator<Uint8Array> } | undefined;
	const readPiece = async () => {
		if (!open) {
			const headers = toHeaders(position, end, version);
			const response = await client.open({ method: 'GET', key, headers }, signal);
			version ??= readEntityTag(response);
			open = { response, pieces: skip(response.body, position - readStart(response)) };
		}
		try {
			return await open.pieces.next();
		} catch (error) {
			open.response.close();
			open = undefined;
			rethrow(error);
		}
	};
	try {
		while (position < end) {
			const { value, done } = await withRetries(readPiece, { retries: RETRIES, signal });
			if (done) return;
			const wanted = value.subarray(0, end - position);
			position += wanted.length;
			yield wanted;
		}
	} finally {
		open?.response.close();
	}
}

function toHeaders(
	position: number,
	end: number,
	version: string | undefined,
): Record<string, string> {
	const isWhole = position === 0 && end === Infinity;
	return {
		...(isWhole ? {} : { Range: `bytes=${position}-${end === Infinity ? '' : end - 1}` }),
		// What follows must belong to the same object as what was read before.
		...(version === undefined ? {} : { 'If-Match': version }),
	};
}

function readEntityTag({ headers }: ObjectResponse): string | undefined {
	return typeof headers.etag === 'string' ? headers.etag : undefined;
}

/** Where a response begins: at 0, whatever was requested, if the server behind the endpoint does not support ranges. */
function readStart({ headers }: ObjectResponse): number {
	return Number(/^bytes (\d+)-/.exec(String(headers['content-range']))?.[1] ?? 0);
}

async function* skip(pieces: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
	let left = bytes;
	for await (const piece of pieces) {
		if (left < piece.length) yield piece.subarray(left);
		left = Math.max(0, left - piece.length);
	}
}
