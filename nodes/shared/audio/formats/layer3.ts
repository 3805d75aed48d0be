import type { Frame } from './frames';

/**
 * What the side information of a frame of MPEG audio layer III tells (ISO/IEC 11172-3, 2.4.1.7, and 13818-3, 2.4.1.7). It
 * stands between the header and the main data.
 */
export interface SideInformation {
	/** How many bytes before this frame its main data begin: they lie among those of the frames before it. */
	mainDataBegin: number;
	granules: Granule[];
	/** Where it begins in the frame, and how long it is, in bytes. */
	start: number;
	size: number;
	/** Whether two bytes of checksum precede it. */
	hasChecksum: boolean;
}

/** A half of the frame, in MPEG-1, or the whole of it, of one channel. */
export interface Granule {
	/** How much main data it has, in bits. */
	dataLength: number;
	/** Step of the quantizer: each 4 double the amplitude. */
	globalGain: number;
	/** Which Huffman tables the larger values are written with; none where no value is larger than 1. */
	tables: number[];
}

const HEADER_SIZE = 4;
const CHECKSUM_SIZE = 2;

/** How many bits each field has in MPEG-1, and in MPEG-2 and 2.5; first for mono, then for stereo where they differ. */
const MPEG_1 = {
	mainDataBegin: 9,
	private: [5, 3],
	shared: 4,
	granules: 2,
	granule: 59,
	scalefactors: 4,
	size: [17, 32],
};
const MPEG_2 = {
	mainDataBegin: 8,
	private: [1, 2],
	shared: 0,
	granules: 1,
	granule: 63,
	scalefactors: 9,
	size: [9, 17],
};
const MPEG_1_SAMPLES = 1152;

/**
 * Reads the side information of an MP3 frame.
 *
 * @param bytes the frame
 * @returns undefined where the frame is too short for it
 */
export function readSideInformation(
	bytes: Buffer,
	{ samples, channels }: Frame,
): SideInformation | undefined {
	const layout = samples === MPEG_1_SAMPLES ? MPEG_1 : MPEG_2;
	const hasChecksum = (bytes[1]! & 1) === 0;
	const start = HEADER_SIZE + (hasChecksum ? CHECKSUM_SIZE : 0);
	const size = layout.size[channels - 1]!;
	if (bytes.length < start + size) return undefined;
	const first = layout.mainDataBegin + layout.private[channels - 1]! + layout.shared * channels;
	return {
		mainDataBegin: readBits(bytes, start * 8, layout.mainDataBegin),
		granules: Array.from({ length: layout.granules * channels }, (_, index) =>
			readGranule(bytes, start * 8 + first + index * layout.granule, layout.scalefactors),
		),
		start,
		size,
		hasChecksum,
	};
}

/**
 * @param position of its first bit
 * @param scalefactors how many bits tell how its scale factors are compressed
 */
function readGranule(bytes: Buffer, position: number, scalefactors: number): Granule {
	const isSwitched = readBits(bytes, position + 29 + scalefactors, 1) === 1;
	const tables = position + 30 + scalefactors + (isSwitched ? 3 : 0);
	const hasLargeValues = readBits(bytes, position + 12, 9) > 0;
	const regions = hasLargeValues ? (isSwitched ? 2 : 3) : 0;
	return {
		dataLength: readBits(bytes, position, 12),
		globalGain: readBits(bytes, position + 21, 8),
		tables: Array.from({ length: regions }, (_, region) => readBits(bytes, tables + region * 5, 5)),
	};
}

/** @param count at most 16 */
function readBits(bytes: Buffer, position: number, count: number): number {
	const index = position >> 3;
	const word = (bytes[index]! << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
	return (word >> (24 - (position & 7) - count)) & ((1 << count) - 1);
}

/** The global gain that stands for steps of full scale. */
const UNIT_GAIN = 210;
/** The largest value that each Huffman table can write; tables 4 and 14 do not exist. */
const LARGEST_VALUES = [
	...[0, 1, 2, 2, 0, 3, 3, 5, 5, 5, 7, 7, 7, 15, 0, 15],
	...[1, 2, 3, 4, 6, 8, 10, 13, 4, 5, 6, 7, 8, 9, 11, 13].map((bits) => 15 + 2 ** bits - 1),
];

/**
 * Estimates how loud a frame is, without decoding it: by the step of the quantizer, and by the largest value that its Huffman
 * tables can write. Full scale is about 1.
 */
export function estimateLoudness({ granules }: SideInformation): number {
	let squares = 0;
	for (const { dataLength, globalGain, tables } of granules) {
		const largest = Math.max(
			dataLength > 0 ? 1 : 0,
			...tables.map((table) => LARGEST_VALUES[table]!),
		);
		squares += (2 ** ((globalGain - UNIT_GAIN) / 4) * largest ** (4 / 3)) ** 2;
	}
	return Math.sqrt(squares / granules.length);
}

/**
 * Makes a frame silent, and leaves the main data in it, which the frames behind it may need.
 *
 * @param bytes the frame, which stays as it is
 */
export function silenceFrame(bytes: Buffer, side: SideInformation): Buffer {
	const silent = Buffer.from(bytes);
	silent.fill(0, side.start, side.start + side.size);
	return renewChecksum(silent, side);
}

/**
 * Changes a frame so that its main data begin right behind its side information, not in an earlier frame.
 *
 * @param bytes the frame, which stays as it is
 */
export function detachFrame(bytes: Buffer, { samples }: Frame, side: SideInformation): Buffer {
	const detached = Buffer.from(bytes);
	detached[side.start] = 0;
	// The ninth bit of the field.
	if (samples === MPEG_1_SAMPLES) detached[side.start + 1]! &= 0x7f;
	return renewChecksum(detached, side);
}

/** @param bytes the frame, which is changed */
function renewChecksum(bytes: Buffer, { start, size, hasChecksum }: SideInformation): Buffer {
	if (hasChecksum) {
		const covered = Buffer.concat([bytes.subarray(2, 4), bytes.subarray(start, start + size)]);
		bytes.writeUInt16BE(computeChecksum(covered), HEADER_SIZE);
	}
	return bytes;
}

/** CRC-16 with the polynomial 0x8005 and all bits set at first (ISO/IEC 11172-3, 2.4.3.1). */
export function computeChecksum(bytes: Buffer): number {
	let checksum = 0xffff;
	for (const byte of bytes) {
		checksum ^= byte << 8;
		for (let bit = 0; bit < 8; bit++)
			checksum = (checksum & 0x8000 ? (checksum << 1) ^ 0x8005 : checksum << 1) & 0xffff;
	}
	return checksum;
}
