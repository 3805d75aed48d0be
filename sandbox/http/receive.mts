import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A request body as it came. */
export interface ReceivedBody {
	bytes: Buffer;
	/** Whether it was larger than the limit; `bytes` is empty then. */
	tooLarge: boolean;
}

/**
 * Reads every body as plain bytes, whatever its type: each vendor has its own answer to a malformed or
 * oversized one, so none may be refused here. What is over the limit is read to its end and thrown away,
 * because a client that is answered in the middle of its upload sees a broken connection instead of the
 * answer.
 */
export function receiveBytes(server: FastifyInstance, limit: number): void {
	const read = async (
		request: FastifyRequest,
		payload: AsyncIterable<Buffer>,
	): Promise<ReceivedBody> => {
		const announced = Number(request.headers['content-length'] ?? Number.NaN);
		if (announced <= limit)
			return { bytes: await readAnnounced(payload, announced), tooLarge: false };

		let chunks: Buffer[] = [];
		let length = 0;
		for await (const chunk of payload) {
			length += chunk.length;
			if (length > limit) chunks = [];
			else chunks.push(chunk);
		}
		return { bytes: Buffer.concat(chunks), tooLarge: length > limit };
	};
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', read);
}

/** Reads into one buffer of the known size, so that a large body is in memory once. */
async function readAnnounced(payload: AsyncIterable<Buffer>, length: number): Promise<Buffer> {
	const bytes = Buffer.allocUnsafe(length);
	let offset = 0;
	for await (const chunk of payload) offset += chunk.copy(bytes, offset);
	return bytes.subarray(0, offset);
}

/**
 * Reads what is left of a request, so that it can be answered: a client that is answered in the middle of its
 * upload sees a broken connection instead of the answer.
 */
export async function readToEnd(request: Readable): Promise<void> {
	if (request.readableEnded) return;
	request.resume();
	await finished(request);
}

/** A request's body; empty when it has none. */
export function bodyOf(request: { body?: unknown }): ReceivedBody {
	return (request.body as ReceivedBody | undefined) ?? { bytes: Buffer.alloc(0), tooLarge: false };
}

/** Parses bytes as JSON; `undefined` when they are not JSON. */
export function parseJson(bytes: Buffer | string): unknown {
	try {
		return JSON.parse(bytes.toString());
	} catch {
		return undefined;
	}
}
