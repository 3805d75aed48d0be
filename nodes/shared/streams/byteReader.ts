import { view } from './byteStream';
import type { ByteStream } from './byteStream';

/** Reads a stream forward, and never holds more of it than it is asked to look at. */
export interface ByteReader {
	/** How many bytes have been taken or skipped. */
	readonly position: number;
	/** The next bytes, which stay: as many as asked for, or all there are. */
	peek(length: number): Promise<Buffer>;
	/** The next bytes: as many as asked for, or all there are. */
	take(length: number): Promise<Buffer>;
	/** Skips so many bytes, or all there are. */
	skip(length: number): Promise<void>;
	/** The next bytes piece by piece: as many as asked for, or all there are. */
	read(length?: number): AsyncGenerator<Buffer>;
	/** Ends the stream, wherever it is. */
	close(): Promise<void>;
}

/** Reads a stream from its first byte. End it with `close`. */
export function createByteReader(stream: ByteStream): ByteReader {
	const pieces = iterate(stream);
	let held: Buffer = Buffer.alloc(0);
	let position = 0;

	const pull = async (): Promise<Buffer | undefined> => {
		const { value, done } = await pieces.next();
		return done ? undefined : view(value);
	};
	const peek = async (length: number) => {
		const collected = [held];
		for (let size = held.length; size < length;) {
			const piece = await pull();
			if (!piece) break;
			collected.push(piece);
			size += piece.length;
		}
		if (collected.length > 1) held = Buffer.concat(collected);
		return held.subarray(0, length);
	};
	const take = async (length: number) => {
		const bytes = await peek(length);
		held = held.subarray(bytes.length);
		position += bytes.length;
		return bytes;
	};
	const read = async function* (length = Infinity): AsyncGenerator<Buffer> {
		for (let left = length; left > 0;) {
			const piece = held.length > 0 ? held : await pull();
			if (!piece) return;
			const bytes = piece.subarray(0, left);
			held = piece.subarray(bytes.length);
			position += bytes.length;
			left -= bytes.length;
			if (bytes.length > 0) yield bytes;
		}
	};
	const skip = async (length: number) => {
		const skipped = read(length);
		while (!(await skipped.next()).done);
	};
	return {
		get position() {
			return position;
		},
		peek,
		take,
		skip,
		read,
		close: async () => {
			await pieces.return(undefined);
		},
	};
}

async function* iterate(stream: ByteStream): AsyncGenerator<Uint8Array> {
	yield* stream;
}
