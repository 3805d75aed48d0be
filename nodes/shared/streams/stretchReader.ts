import { createByteReader } from './byteReader';
import type { ByteReader } from './byteReader';
import type { ByteStream } from './byteStream';

/** Reads stretches of a file that can only be read from its beginning. */
export interface StretchReader {
	/**
	 * Reads a stretch. Any number of stretches may be read at the same time.
	 *
	 * @param start where it begins in the file, in bytes
	 * @param length in bytes; less is read where the file ends
	 * @param following how many bytes behind it to read as well, which likely belong to the next stretch
	 */
	read(start: number, length: number, following?: number): AsyncGenerator<Buffer>;
	/** Ends all streams that wait for another stretch. */
	close(): Promise<void>;
}

/**
 * Keeps the streams of stretches that were read to their end, and reads later stretches from them, so that stretches in order
 * cost little more than one pass over the file. Where a stream breaks that had to wait, as stores end idle ones, the file is
 * opened anew.
 *
 * @param open reads the file from its first byte
 */
export function createStretchReader(open: () => ByteStream | Promise<ByteStream>): StretchReader {
	const waiting = new Set<ByteReader>();

	const takeNearest = (start: number) => {
		const [nearest] = [...waiting]
			.filter(({ position }) => position <= start)
			.sort((one, other) => other.position - one.position);
		if (nearest) waiting.delete(nearest);
		return nearest;
	};
	/** Yields up to `end`, where the reader then waits; it is closed where that fails or is given up. */
	const readOn = async function* (
		reader: ByteReader,
		start: number,
		end: number,
		following: number,
	) {
		let isRead = false;
		try {
			await reader.skip(start - reader.position);
			yield* reader.read(end - start);
			if (following > 0) yield await reader.peek(following);
			isRead = true;
		} finally {
			if (isRead) waiting.add(reader);
			else await reader.close();
		}
	};
	return {
		read: async function* (start, length, following = 0) {
			const end = start + length;
			const nearest = takeNearest(start);
			let position = start;
			if (nearest) {
				try {
					for await (const piece of readOn(nearest, start, end, following)) {
						yield piece;
						position += piece.length;
					}
					return;
				} catch {
					// What is missing is read from a stream that did not wait.
				}
			}
			yield* readOn(createByteReader(await open()), position, end, following);
		},
		close: async () => {
			const closed = [...waiting].map(async (reader) => await reader.close());
			waiting.clear();
			await Promise.all(closed);
		},
	};
}
