import { findSync, isAlike, isMeasured, readFrame } from '../../formats/frames';
import type { Frame } from '../../formats/frames';
import { bringReservoir } from './bringReservoir';
import type { FrameLayout } from './frameLayout';

/** What is kept of the frames of a part. */
export interface TrimmedPart {
	layout: FrameLayout;
	/** The first frame, where it is not as in the part. */
	opening?: Buffer;
	/** Where the frames that follow it as they are begin and end in the part, in bytes. */
	start: number;
	end: number;
	/** How many frames are left out. */
	dropped: number;
}

/** Half a block of the transform, in samples. Each is blended with half of the block before it. */
const HALF_BLOCK = 576 / 2;

/**
 * Leaves out the whole frames that hold only what an encoder has added where two parts meet. What it has added before the
 * first and behind the last part stays: there players leave it out.
 *
 * Without its first or last frames a part is blended with its neighbour for one block, a hundredth of a second or two. So at
 * the beginning no frame is left out that has any sound, and at the end none that would take more than a block of it. Nothing
 * is left out where a part does not tell what has been added: it might be sound.
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
	const bytes = opening && bringReservoir(opening.bytes, opening.frame, frames.slice(0, dropped));
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

interface FoundFrame {
	position: number;
	frame: Frame;
	bytes: Buffer;
}

/** Reads whole frames that follow each other, `count` of them at most. */
function readFrames(bytes: Buffer, start: number, like: Frame, count: number): FoundFrame[] {
	const frames: FoundFrame[] = [];
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

/** How large the last frames are together, in bytes; undefined where the file does not end with so many, and one before them. */
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
