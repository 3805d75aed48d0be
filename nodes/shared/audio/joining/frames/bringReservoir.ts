import { enlargeHeader } from '../../formats/mp3';
import type { Frame } from '../../formats/frames';
import { computeChecksum, readSideInformation } from '../../formats/layer3';
import type { SideInformation } from '../../formats/layer3';

const HEADER_SIZE = 4;
/** How many bits tell where the main data begin, by the samples of a frame. */
const MAIN_DATA_BEGIN_BITS: Record<number, number> = { 1152: 9, 576: 8 };

/**
 * Makes a frame of MP3 one that needs nothing of the frames before it: what it has of its main data in them is brought into
 * it, and for that the frame gets larger. The frames behind it find what they have in it where it was, counted from its end.
 *
 * @param bytes the frame, which stays as it is
 * @param before the frames before it
 * @returns undefined where the frames before it do not have what it needs, or no frame is large enough
 */
export function bringReservoir(
	bytes: Buffer,
	frame: Frame,
	before: ReadonlyArray<{ bytes: Buffer; frame: Frame }>,
): Buffer | undefined {
	const side = readSideInformation(bytes, frame);
	if (!side) return undefined;
	if (side.mainDataBegin === 0) return bytes;
	const reservoir = Buffer.concat(before.map((other) => mainDataOf(other.bytes, other.frame)));
	if (reservoir.length < side.mainDataBegin) return undefined;
	const data = Buffer.concat([reservoir.subarray(-side.mainDataBegin), mainDataOf(bytes, frame)]);
	const ownBits = side.granules.reduce((sum, { dataLength }) => sum + dataLength, 0);
	const ownSize = Math.ceil(ownBits / 8);
	const dataStart = side.start + side.size;
	const larger = enlargeHeader(bytes, dataStart + data.length);
	if (!larger || ownSize > data.length) return undefined;
	const stuffing = Buffer.alloc(larger.size - dataStart - data.length);
	return Buffer.concat([
		writeStart(bytes.subarray(0, dataStart), larger.header, side, frame),
		data.subarray(0, ownSize),
		stuffing,
		data.subarray(ownSize),
	]);
}

function mainDataOf(bytes: Buffer, frame: Frame): Buffer {
	const side = readSideInformation(bytes, frame);
	return side ? bytes.subarray(side.start + side.size) : Buffer.alloc(0);
}

/** What precedes the main data: the header, the checksum and the side information, which says that they begin here. */
function writeStart(
	start: Buffer,
	header: Buffer,
	{ start: sideStart, hasChecksum }: SideInformation,
	{ samples }: Frame,
): Buffer {
	const written = Buffer.concat([header, start.subarray(HEADER_SIZE)]);
	const bits = MAIN_DATA_BEGIN_BITS[samples]!;
	written[sideStart] = 0;
	if (bits > 8) written[sideStart + 1]! &= 0x7f;
	if (hasChecksum) {
		const covered = Buffer.concat([written.subarray(2, 4), written.subarray(sideStart)]);
		written.writeUInt16BE(computeChecksum(covered), HEADER_SIZE);
	}
	return written;
}
