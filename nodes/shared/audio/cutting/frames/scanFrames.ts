import { view } from '../../../streams/byteStream';
import type { ByteStream } from '../../../streams/byteStream';
import { FRAME_HEADER_SIZE, findSync, isAlike, isMeasured, readFrame } from '../../formats/frames';
import type { Frame } from '../../formats/frames';

/** A whole frame within a file. */
export interface ScannedFrame {
	/** In bytes. */
	position: number;
	frame: Frame;
	/** With its header. */
	bytes: Buffer;
}

/**
 * Finds the whole frames of a file, in order and in constant memory. Whatever else is between or behind them is skipped, such
 * as tags; there only a frame that another one follows counts.
 *
 * @param pieces the file from its first frame on
 * @param start where that is, in bytes
 * @param first all others are like it
 */
export async function* scanFrames(
	pieces: ByteStream,
	start: number,
	first: Frame,
): AsyncGenerator<ScannedFrame> {
	let unread: Buffer = Buffer.alloc(0);
	let offset = start;
	let isExpected = true;
	for await (const piece of pieces) {
		const bytes = unread.length === 0 ? view(piece) : Buffer.concat([unread, view(piece)]);
		let position = 0;
		while (position + FRAME_HEADER_SIZE <= bytes.length) {
			const frame = readFrame(bytes, position);
			if (!frame || !isMeasured(frame) || !isAlike(frame, first)) {
				isExpected = false;
				position = findSync(bytes, position + 1);
				continue;
			}
			const end = position + frame.size;
			if (bytes.length < end + (isExpected ? 0 : FRAME_HEADER_SIZE)) break;
			const next = isExpected ? frame : readFrame(bytes, end);
			if (!next || !isAlike(next, first)) {
				position = findSync(bytes, position + 1);
				continue;
			}
			isExpected = true;
			yield { position: offset + position, frame, bytes: bytes.subarray(position, end) };
			position = end;
		}
		const read = Math.min(position, bytes.length);
		unread = bytes.subarray(read);
		offset += read;
	}
}
