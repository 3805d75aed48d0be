import { findSync, isAlike, isMeasured, readFrame } from '../../formats/frames';
import type { Frame } from '../../formats/frames';
import type { ScannedFrame } from '../../formats/frameScanner';
import { bringReservoir } from './bringReservoir';
import type { FrameLayout } from './frameLayout';

/** The frames of a part that are kept. */
export interface TrimmedPart {
	layout: FrameLayout;
	/** The first frame, where it had to be changed. */
	opening?: Buffer;
	/** Where the unchanged frames begin and end in the part, in bytes. */
	start: number;
	end: number;
	/** How many frames with sound were left out. */
	dropped: number;
}

/** Half of the 576 samples over which two blocks of the transform overlap. */
const HALF_BLOCK = 576 / 2;

/**
 * Leaves out encoder delay and padding where two parts meet, in whole frames, so that what remains between them is shorter
 * than a frame (in MPEG-1, at times, a quarter of a frame longer). The delay of the first part and the padding of the last
 * stay, because players cut those off.
 *
 * Where frames are left out, the last block of one part overlaps with the first one of the next: for 10 to 25 ms, in which
 * delay, padding and the very edges of the sound lie, one fades into the other. No sound beyond that is lost. Parts that do
 * not say how much was added to them are left as they are, because any frame of them may be sound.
 */
export function trimParts(layouts: readonly FrameLayout[]): TrimmedPart[] {
	const openings = layouts.map((layout, index) =>
		index === 0 ? keepOpening(layout) : trimOpening(layout),
	);
	return openings.map((part, index) => {
		const next = openings[index + 1];
		return next ? trimEnd(part, next) : part;
	});
}

function keepOpening(layout: FrameLayout): TrimmedPart {
	const { start, end } = layout;
	return { layout, start, end, dropped: 0 };
}

function trimOpening(layout: FrameLayout): TrimmedPart {
	const { description, frame, first } = layout;
	const kept = keepOpening(layout);
	const dropped = Math.floor((description?.tag.delay ?? 0) / frame.samples);
	if (dropped === 0) return kept;
	const frames = readFrames(first, 0, frame, dropped + 1);
	const opening = frames[dropped];
	const bytes = opening && bringReservoir(opening, frames.slice(0, dropped));
	if (!bytes) return kept;
	const start = layout.start + opening.position + opening.frame.size;
	return { ...kept, opening: bytes, start, dropped };
}

function trimEnd(part: TrimmedPart, next: TrimmedPart): TrimmedPart {
	const { frame, description, last } = part.layout;
	const { samples } = frame;
	const padding = description?.tag.padding ?? 0;
	const delay = next.layout.description?.tag.delay ?? 0;
	const dropped = Math.min(
		Math.floor((padding + HALF_BLOCK - 1) / samples),
		Math.floor((padding + delay) / samples) - next.dropped,
	);
	if (dropped <= 0) return part;
	const size = measureLastFrames(last, frame, dropped);
	const end = part.end - (size ?? 0);
	return size === undefined || end <= part.start
		? part
		: { ...part, end, dropped: part.dropped + dropped };
}

/** Reads consecutive whole frames, up to `count`. */
function readFrames(bytes: Buffer, start: number, like: Frame, count: number): ScannedFrame[] {
	const frames: ScannedFrame[] = [];
	for (let position = start; frames.length < count;) {
		const frame = readFrame(bytes, position);
		if (!frame || !isMeasured(frame) || !isAlike(frame, like)) break;
		const end = position + frame.size;
		if (end > bytes.length) break;
		frames.push({ position, frame, bytes: bytes.subarray(position, end) });
		position = end;
	}
	return frames;
}

/** The total size of the last `count` frames, in bytes; undefined where the bytes do not end with more frames than that. */
function measureLastFrames(bytes: Buffer, like: Frame, count: number): number | undefined {
	for (let start = findSync(bytes, 0); start < bytes.length; start = findSync(bytes, start + 1)) {
		const frames = readFrames(bytes, start, like, Infinity);
		const last = frames.at(-1);
		if (!last || last.position + last.frame.size < bytes.length) continue;
		const first = frames.at(-count);
		return frames.length > count && first ? bytes.length - first.position : undefined;
	}
	return undefined;
}
