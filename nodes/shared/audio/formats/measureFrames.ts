import type { ByteStream } from '../../streams/byteStream';
import { createFrameScanner } from './frameScanner';
import type { FirstFrame } from './frames';

/** Counts the frames of a file that passes by. */
export interface FrameCounter {
	/** Takes the next piece of the file, from its first byte on. */
	count(piece: Uint8Array): void;
	/** How long the frames are together that have passed. */
	seconds(): number;
}

/** The frame that only describes the file is not counted: it has no sound. */
export function createFrameCounter(first: FirstFrame): FrameCounter {
	const { frame } = first;
	const scanner = createFrameScanner(first);
	const isDescription = 'info' in frame && frame.info !== undefined;
	let samples = isDescription ? -frame.samples : 0;
	return {
		count(piece) {
			for (const scanned of scanner.scan(piece)) samples += scanned.frame.samples;
		},
		seconds: () => Math.max(0, samples) / frame.sampleRate,
	};
}

/**
 * Measures how long the frames of a file are together, in constant memory.
 *
 * @param pieces the whole file
 * @returns seconds
 */
export async function measureFrames(pieces: ByteStream, first: FirstFrame): Promise<number> {
	const counter = createFrameCounter(first);
	for await (const piece of pieces) counter.count(piece);
	return counter.seconds();
}
