import { withRetries } from '../../../shared/concurrency/retry';
import { rethrow } from '../../../shared/http/rethrow';
import type { CosClient } from '../cosClient';
import type { ObjectResponse } from '../objectRequest';
import { contradicts, isCut, lacksSize, readRange, wasReplaced } from './responseRange';
import type { ResponseRange } from './responseRange';

/** How often a request to COS is retried. */
export const RETRIES = 4;
/** How many bytes must arrive before as many retries are allowed again. */
const PROGRESS = 64 * 1024;

/** A part of an object, in bytes; to its end where no length is given. */
export interface Slice {
	start: number;
	length?: number;
}

/** What the first response said of an object; all others must say the same. */
export interface KnownObject {
	/** Its entity tag. */
	version?: string;
	/** In bytes. */
	size?: number;
}

/**
 * Reads an object, or a part of it, whole. Where the connection breaks, reading resumes there.
 *
 * @param known from earlier reads of the same object
 * @throws ServiceError when COS does not return it, the connection keeps breaking, or it cannot be told whether all of it
 *   has arrived
 */
export async function* readObject(
	client: CosClient,
	key: string,
	{ start, length = Infinity }: Slice,
	signal: AbortSignal,
	known: KnownObject = {},
): AsyncGenerator<Uint8Array> {
	const end = start + length;
	let position = start;
	let open: OpenResponse | undefined;
	let retries = RETRIES;
	let steadyFrom = position;
	const readPiece = async () => {
		try {
			open ??= await openResponse(client, key, { start: position, end }, signal, known);
			return await open.pieces.next();
		} catch (error) {
			open?.close();
			open = undefined;
			retries--;
			rethrow(error);
		}
	};
	try {
		while (position < Math.min(end, known.size ?? end)) {
			const { value, done } = await withRetries(readPiece, { retries, signal });
			if (!done) {
				const wanted = value.subarray(0, end - position);
				position += wanted.length;
				yield wanted;
			} else {
				open?.close();
				if (open?.isWhole && known.size === undefined) return;
				if (open?.isWhole) throw wasReplaced(key);
				if (known.size === undefined) throw lacksSize(key);
				// Less came than was asked for: the rest is asked for.
				open = undefined;
			}
			if (position - steadyFrom >= PROGRESS) {
				retries = RETRIES;
				steadyFrom = position;
			}
		}
	} finally {
		open?.close();
	}
}

interface OpenResponse {
	pieces: AsyncGenerator<Uint8Array>;
	/** Whether it goes to the end of the object, wherever that is. */
	isWhole: boolean;
	close(): void;
}

async function openResponse(
	client: CosClient,
	key: string,
	asked: { start: number; end: number },
	signal: AbortSignal,
	known: KnownObject,
): Promise<OpenResponse> {
	const headers = toHeaders(asked, known.version);
	const response = await client.open({ method: 'GET', key, headers }, signal);
	try {
		const range = readRange(response, key, asked.start);
		if ((range.size ?? known.size) !== (known.size ?? range.size)) throw wasReplaced(key);
		known.size ??= range.size;
		known.version ??= readEntityTag(response);
		return {
			pieces: readPieces(response, range, key, asked.start),
			isWhole: range.end === undefined,
			close: () => response.close(),
		};
	} catch (error) {
		response.close();
		rethrow(error);
	}
}

function toHeaders(
	{ start, end }: { start: number; end: number },
	version: string | undefined,
): Record<string, string> {
	const isWhole = start === 0 && end === Infinity;
	return {
		// Compressed on its way, a file would have another length than the one that is told.
		'Accept-Encoding': 'identity',
		...(isWhole ? {} : { Range: `bytes=${start}-${end === Infinity ? '' : end - 1}` }),
		// What follows must belong to the same object as what was read before.
		...(version === undefined ? {} : { 'If-Match': version }),
	};
}

function readEntityTag({ headers }: ObjectResponse): string | undefined {
	return typeof headers.etag === 'string' ? headers.etag : undefined;
}

/** The bytes of a response from a position on, as many as it says that it holds. */
async function* readPieces(
	{ body }: ObjectResponse,
	{ start, end }: ResponseRange,
	key: string,
	from: number,
): AsyncGenerator<Uint8Array> {
	let position = start;
	for await (const piece of body) {
		const wanted = piece.subarray(Math.max(0, from - position));
		position += piece.length;
		if (position > (end ?? Infinity)) throw contradicts(key);
		if (wanted.length > 0) yield wanted;
	}
	if (position < (end ?? 0)) throw isCut(key);
}
