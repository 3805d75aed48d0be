import type { Frame } from '../../formats/frames';
import { detachFrame, readSideInformation } from '../../formats/layer3';
import { MP3_HEADER_SIZE, enlargeHeader } from '../../formats/mp3';

/** A frame of MP3 with its bytes. */
export interface FrameBytes {
	frame: Frame;
	bytes: Buffer;
}

/**
 * Makes an MP3 frame independent of the frames before it. The part of its main data that lies in those frames (the bit
 * reservoir) is moved into the frame itself, which becomes larger. Later frames still find their main data, because they
 * look for it backwards from the end of this frame, which does not change.
 *
 * @param frame stays as it is
 * @param before the frames before it
 * @returns undefined where those frames lack what it needs, or the largest possible frame is too small
 */
export function bringReservoir(
	{ frame, bytes }: FrameBytes,
	before: readonly FrameBytes[],
): Buffer | undefined {
	const side = readSideInformation(bytes, frame);
	if (!side || side.mainDataBegin === 0) return side && bytes;
	const reservoir = Buffer.concat(before.map(mainDataOf));
	if (reservoir.length < side.mainDataBegin) return undefined;
	const dataStart = side.start + side.size;
	const data = Buffer.concat([reservoir.subarray(-side.mainDataBegin), bytes.subarray(dataStart)]);
	const ownBits = side.granules.reduce((sum, { dataLength }) => sum + dataLength, 0);
	const ownSize = Math.ceil(ownBits / 8);
	const larger = enlargeHeader(bytes, dataStart + data.length);
	if (!larger || ownSize > data.length) return undefined;
	const enlarged = Buffer.concat([
		larger.header,
		bytes.subarray(MP3_HEADER_SIZE, dataStart),
		data.subarray(0, ownSize),
		Buffer.alloc(larger.size - dataStart - data.length),
		data.subarray(ownSize),
	]);
	return detachFrame(enlarged, frame, side);
}

function mainDataOf({ frame, bytes }: FrameBytes): Buffer {
	const side = readSideInformation(bytes, frame);
	return side ? bytes.subarray(side.start + side.size) : Buffer.alloc(0);
}
