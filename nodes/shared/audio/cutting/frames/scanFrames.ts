import type { ByteStream } from '../../../streams/byteStream';
import { createFrameScanner } from '../../formats/frameScanner';
import type { ScannedFrame } from '../../formats/frameScanner';
import type { Frame } from '../../formats/frames';

/**
 * Finds the whole frames of a file, in order and in constant memory.
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
	const scanner = createFrameScanner({ position: start, frame: first }, start);
	for await (const piece of pieces) yield* scanner.scan(piece);
}
