import { findFirstFrame } from '../../formats/frames';
import type { Frame } from '../../formats/frames';
import { readTagSize } from '../../formats/tags/id3';
import { readLameTag } from '../../formats/lameTag';
import type { LameTag } from '../../formats/lameTag';
import { AUDIO_HEAD_SIZE } from '../../inspectAudio';
import { TRAILING_HEAD_SIZE, readTrailingTagSize } from '../../formats/tags/trailingTags';
import { cannotJoin, readBytes } from '../audioPart';
import type { AudioPart } from '../audioPart';

/** Where the frames of a part are. Positions are in bytes from its beginning. */
export interface FrameLayout {
	part: AudioPart;
	/** The size of the tags that it begins with, in bytes. */
	tagSize: number;
	/** Where the first frame with sound begins, and where the last one ends. */
	start: number;
	end: number;
	/** The first frame, with or without sound. */
	frame: Frame;
	/** The frame without sound that describes the part, where it says how many samples the encoder added. */
	description?: { bytes: Buffer; tag: LameTag };
	/** The bytes that the frames with sound begin and end with. */
	first: Buffer;
	last: Buffer;
}

/** Enough for all frames that padding may fill, and one more, in bytes. */
const LAST_FRAMES_SIZE = 16 * 1024;

/**
 * Finds the frames of a part behind and before its tags.
 *
 * @throws ServiceError where there is no frame; what reading the part throws
 */
export async function readFrameLayout(part: AudioPart): Promise<FrameLayout> {
	let tagSize = 0;
	let bytes = part.head;
	for (let size = readTagSize(bytes); size > 0; size = readTagSize(bytes)) {
		tagSize += size;
		bytes = await readBytes(part, tagSize, AUDIO_HEAD_SIZE);
	}
	const found = findFirstFrame(bytes, 0);
	if (!found) throw cannotJoin(`The part '${part.key}' has no sound where it should begin`);
	const { position, frame } = found;
	const isDescription = 'info' in frame && frame.info !== undefined;
	const sound = position + (isDescription ? frame.size : 0);
	const description = bytes.subarray(position, sound);
	const tag = readLameTag(description);
	const start = tagSize + sound;

	const tailSize = LAST_FRAMES_SIZE + TRAILING_HEAD_SIZE;
	const tailStart = Math.max(0, part.size - tailSize);
	const tail = await readBytes(part, tailStart, tailSize);
	const end = Math.max(start, part.size - readTrailingTagSize(tail.subarray(-TRAILING_HEAD_SIZE)));
	return {
		part,
		tagSize,
		start,
		end,
		frame,
		...(tag && { description: { bytes: description, tag } }),
		first: bytes.subarray(sound, end - tagSize),
		last: tail.subarray(Math.max(0, start - tailStart), Math.max(0, end - tailStart)),
	};
}
