import { SEEK_POINT_COUNT, writeLameTag } from '../../formats/lameTag';
import type { TrimmedPart } from './trimParts';

/**
 * Makes the frame that describes a joined MP3 file, from that of the first part.
 *
 * @returns undefined where a part does not tell how many frames it has: then nobody knows before the file has been read
 */
export function describeJoined(parts: readonly TrimmedPart[]): Buffer | undefined {
	const stretches: Stretch[] = [];
	for (const { layout, opening, start, end, dropped } of parts) {
		if (!layout.description) return undefined;
		const { frameCount } = layout.description.tag;
		stretches.push({ frames: frameCount - dropped, bytes: (opening?.length ?? 0) + end - start });
	}
	const { bytes, tag } = parts[0]!.layout.description!;
	const last = parts.at(-1)!.layout.description!.tag;
	return writeLameTag(bytes, {
		frameCount: stretches.reduce((sum, { frames }) => sum + frames, 0),
		byteCount: stretches.reduce((sum, stretch) => sum + stretch.bytes, bytes.length),
		delay: tag.delay,
		padding: last.padding,
		seekPoints: findSeekPoints(stretches, bytes.length),
	});
}

/** What a part contributes. */
interface Stretch {
	frames: number;
	bytes: number;
}

/** Within a part, its bytes are taken to be spread evenly over its time. */
function findSeekPoints(stretches: readonly Stretch[], before: number): number[] {
	const frameCount = stretches.reduce((sum, { frames }) => sum + frames, 0);
	const byteCount = stretches.reduce((sum, { bytes }) => sum + bytes, before);
	return Array.from({ length: SEEK_POINT_COUNT }, (_, index) => {
		let frames = (frameCount * index) / SEEK_POINT_COUNT;
		let bytes = before;
		for (const stretch of stretches) {
			const share = Math.min(1, frames / Math.max(1, stretch.frames));
			bytes += stretch.bytes * share;
			frames -= stretch.frames * share;
		}
		return Math.min(255, Math.floor((256 * bytes) / byteCount));
	});
}
