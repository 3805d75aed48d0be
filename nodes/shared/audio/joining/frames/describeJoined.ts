import { SEEK_POINT_COUNT, writeLameTag } from '../../formats/lameTag';
import type { TrimmedPart } from './trimParts';

/** What the field for a number can hold. */
const LARGEST_NUMBER = 0xffffffff;

/**
 * Makes the frame that describes a joined MP3 file out of that of the first part.
 *
 * @returns undefined where a part does not say how many frames it has, or says what cannot be: the number of frames in the
 * joined file is then not known until it has been read
 */
export function describeJoined(parts: readonly TrimmedPart[]): Buffer | undefined {
	const stretches: Stretch[] = [];
	for (const { layout, opening, start, end, dropped } of parts) {
		const frames = (layout.description?.tag.frameCount ?? 0) - dropped;
		if (frames <= 0) return undefined;
		stretches.push({ frames, bytes: (opening?.length ?? 0) + end - start });
	}
	const { bytes, tag } = parts[0]!.layout.description!;
	const last = parts.at(-1)!.layout.description!.tag;
	const frameCount = stretches.reduce((sum, { frames }) => sum + frames, 0);
	const byteCount = stretches.reduce((sum, stretch) => sum + stretch.bytes, bytes.length);
	if (frameCount > LARGEST_NUMBER || byteCount > LARGEST_NUMBER) return undefined;
	const seekPoints = Array.from({ length: SEEK_POINT_COUNT }, (_, index) => {
		const position = bytes.length + findBytes(stretches, (frameCount * index) / SEEK_POINT_COUNT);
		return Math.floor((256 * position) / byteCount);
	});
	const { delay } = tag;
	return writeLameTag(bytes, { frameCount, byteCount, delay, padding: last.padding, seekPoints });
}

/** What a part adds to the joined file. */
interface Stretch {
	frames: number;
	bytes: number;
}

/** How many bytes so many frames take, as if the bytes of each part were spread evenly over its frames. */
function findBytes(stretches: readonly Stretch[], frameCount: number): number {
	let left = frameCount;
	let bytes = 0;
	for (const stretch of stretches) {
		const taken = Math.min(left, stretch.frames);
		bytes += (stretch.bytes * taken) / stretch.frames;
		left -= taken;
	}
	return bytes;
}
