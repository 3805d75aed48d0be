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

/** How many streams wait at most: each holds a connection of n8n's store, or in memory mode the whole file. */
const MOST_WAITING = 3;

/**
 * Keeps the streams of stretches that were read to their end, and reads later stretches from them, so that stretches in order
 * cost little more than one pass over the file. Where a stream ends that had to wait, as stores do with idle ones, the file is
 * opened anew.
 *
 * @param open reads the file from its first byte
 */
export function createStretchReader(open: () => ByteStream | Promise<ByteStream>): StretchReader {
	const waiting = new Set<ByteReader>();
	let isClosed = false;

	const inOrder = () => [...waiting].sort((one, other) => one.position - other.position);
	const takeNearest = (start: number) => {
		const nearest = inOrder()
			.filter(({ position }) => position <= start)
			.at(-1);
		if (nearest) waiting.delete(nearest);
		return nearest;
	};
	/** Where too many wait, closes the one that is farthest behind. */
	const keep = async (reader: ByteReader) => {
		if (isClosed) return await reader.close();
		waiting.add(reader);
		const [farthestBehind] = inOrder();
		if (!farthestBehind || waiting.size <= MOST_WAITING) return;
		waiting.delete(farthestBehind);
		await farthestBehind.close();
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
			if (isRead) await keep(reader);
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
				} catch {
					// What is missing is read from a stream that did not wait.
				}
			}
			if (position < end) yield* readOn(createByteReader(await open()), position, end, following);
		},
		close: async () => {
			isClosed = true;
			const closed = [...waiting].map(async (reader) => await reader.close());
			waiting.clear();
			await Promise.all(closed);
		},
	};
}
