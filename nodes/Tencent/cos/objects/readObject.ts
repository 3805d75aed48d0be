import { withRetries } from '../../../shared/concurrency/retry';
import { openObject } from '../transport';
import type { CosContext, ObjectAnswer } from '../transport';

/** How often in a row a request to COS is tried again. */
export const RETRIES = 4;

/** A part of an object, in bytes; all that follows without a length. */
export interface Slice {
	start: number;
	length?: number;
}

/**
 * Reads an object, or a part of it. Where the connection breaks, reading goes on from there.
 *
 * @throws ServiceError when COS does not hand it out, or keeps breaking off
 */
export async function* readObject(
	context: CosContext,
	key: string,
	{ start, length = Infinity }: Slice,
	signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
	const end = start + length;
	let position = start;
	let version: string | undefined;
	let open: { answer: ObjectAnswer; pieces: AsyncGenerator<Uint8Array> } | undefined;
	const readPiece = async () => {
		if (!open) {
			const answer = await openObject(
				context,
				{ method: 'GET', key, headers: toHeaders(position, end, version) },
				signal,
			);
			version ??= readEntityTag(answer);
			open = { answer, pieces: skip(answer.body, position - startOf(answer)) };
		}
		const [step] = await Promise.allSettled([open.pieces.next()]);
		if (step.status === 'fulfilled') return step.value;
		open.answer.close();
		open = undefined;
		throw step.reason;
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
		open?.answer.close();
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
		// What follows must be of the same object as what was read before.
		...(version === undefined ? {} : { 'If-Match': version }),
	};
}

function readEntityTag({ headers }: ObjectAnswer): string | undefined {
	return typeof headers.etag === 'string' ? headers.etag : undefined;
}

/** Where an answer begins: not where it was asked to when what stands behind the endpoint knows no ranges. */
function startOf({ headers }: ObjectAnswer): number {
	return Number(/^bytes (\d+)-/.exec(String(headers['content-range']))?.[1] ?? 0);
}

async function* skip(pieces: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
	let left = bytes;
	for await (const piece of pieces) {
		if (left < piece.length) yield piece.subarray(left);
		left = Math.max(0, left - piece.length);
	}
}
