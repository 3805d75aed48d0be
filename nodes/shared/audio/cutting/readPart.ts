import type { StretchReader } from '../../streams/stretchReader';
import { FRAME_HEADER_SIZE } from '../formats/frames';
import { padSize, writeChunkHeader, writeWavHeader, CHUNK_HEADER_SIZE } from '../formats/wav';
import type { AudioSource, CutPlan, FrameLayout, Part, WavLayout } from './cutPlan';
import { scanFrames } from './frames/scanFrames';
import type { ScannedFrame } from '../formats/frameScanner';
import { startAnew } from './frames/startAnew';
import { hasChanged, isDamaged } from './refusals';

/**
 * Reads a part of a recording as a file of its own. Any number of parts may be read at the same time. Tags are left out, and
 * so is the frame in which an encoder describes the whole file.
 *
 * @param source names the recording in messages
 * @param reader of that recording
 * @param index of the part
 * @throws InputError where the recording is no longer what was planned for; what reading it throws
 */
export async function* readPart(
	source: AudioSource,
	reader: StretchReader,
	{ layout, parts }: CutPlan,
	index: number,
): AsyncGenerator<Uint8Array> {
	const part = parts[index]!;
	const file =
		layout.format === 'wav'
			? readWavPart(reader, part, layout, source)
			: readFramePart(reader, part, layout);
	let bytes = 0;
	for await (const piece of file) {
		bytes += piece.length;
		yield piece;
	}
	if (bytes < part.bytes) throw hasChanged(source);
}

async function* readWavPart(
	reader: StretchReader,
	{ start, end }: Part,
	layout: WavLayout,
	source: AudioSource,
): AsyncGenerator<Buffer> {
	const length = end - start;
	const header = writeWavHeader(layout.header, CHUNK_HEADER_SIZE + padSize(length));
	if (!header) throw isDamaged(source, 'a part of it would be larger than 4 GB');
	yield Buffer.concat([header, writeChunkHeader('data', length)]);
	yield* reader.read(start, length);
	if (length % 2 === 1) yield Buffer.alloc(1);
}

/** The bit reservoir is a matter of MP3 only: each frame of AAC has all that it needs. */
async function* readFramePart(
	reader: StretchReader,
	{ start, end }: Part,
	{ frame, format }: FrameLayout,
): AsyncGenerator<Buffer> {
	// The next header too, which confirms a frame behind what is none.
	const pieces = reader.read(start, end - start, FRAME_HEADER_SIZE);
	const frames = upTo(end, scanFrames(pieces, start, frame));
	if (format === 'mp3') yield* startAnew(frames);
	else yield* bytesOf(frames);
}

async function* upTo(
	end: number,
	frames: AsyncIterable<ScannedFrame>,
): AsyncGenerator<ScannedFrame> {
	for await (const frame of frames) if (frame.position < end) yield frame;
}

async function* bytesOf(frames: AsyncIterable<ScannedFrame>): AsyncGenerator<Buffer> {
	for await (const { bytes } of frames) yield bytes;
}
