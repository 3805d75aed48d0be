import { view } from '../../streams/byteStream';
import { FRAME_HEADER_SIZE, findSync, isAlike, isMeasured, readFrame } from './frames';
import type { FirstFrame, Frame } from './frames';

/** A whole frame within a file. */
export interface ScannedFrame {
	/** In bytes. */
	position: number;
	frame: Frame;
	/** With its header. */
	bytes: Buffer;
}

/**
 * Finds the whole frames of a file that passes by, in order and in constant memory. Whatever else is between or behind them
 * is skipped, such as tags; there only a frame that another one follows counts.
 */
export interface FrameScanner {
	/** Takes the next piece of the file, and yields the frames that end in it. All of them must be taken. */
	scan(piece: Uint8Array): Generator<ScannedFrame>;
}

/**
 * @param first where the first frame begins in the file; all others are like it
 * @param start where the first piece begins in the file, in bytes
 */
export function createFrameScanner(
	{ position: firstPosition, frame: first }: FirstFrame<Frame>,
	start = 0,
): FrameScanner {
	let unread: Buffer = Buffer.alloc(0);
	/** Of `unread` in the file. */
	let offset = start;
	/** Of the next frame in `unread`. */
	let position = firstPosition - start;
	let isExpected = true;

	return {
		*scan(piece) {
			const bytes = unread.length === 0 ? view(piece) : Buffer.concat([unread, view(piece)]);
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
			unread = Buffer.from(bytes.subarray(read));
			offset += read;
			position -= read;
		},
	};
}
