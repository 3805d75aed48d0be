import { locateInfo } from './mp3';

/**
 * How an encoder describes a whole MP3 file in its first frame, which has no sound. The extension that LAME introduced
 * says how many samples the encoder added before and after the sound, so that players can cut them off.
 */
export interface LameTag {
	/** The number of frames, without this one. */
	frameCount: number;
	/** Samples before the sound. Decoders add 529 of their own, which are not counted. */
	delay: number;
	/** Samples after the sound. */
	padding: number;
}

/** What `writeLameTag` writes. */
export interface FileDescription extends LameTag {
	/** The size of the file without ID3 and APE tags, in bytes. */
	byteCount: number;
	/** For each hundredth of the time, where it begins in the file, in 256ths of its size. */
	seekPoints: readonly number[];
}

const NAME_SIZE = 4;
const NUMBER_SIZE = 4;
export const SEEK_POINT_COUNT = 100;
const HAS_FRAME_COUNT = 1;
const HAS_BYTE_COUNT = 2;
const HAS_SEEK_POINTS = 4;
const HAS_QUALITY = 8;

/** Positions in the extension, which begins with the name of the encoder, and its size, in bytes. */
const DELAYS = 21;
const MUSIC_LENGTH = 28;
const MUSIC_CHECKSUM = 32;
const TAG_CHECKSUM = 34;
const EXTENSION_SIZE = 36;
/** LAME and FFmpeg. Other encoders may write something else there. */
const ENCODERS = /^(LAME|Lavf|Lavc)/;

/**
 * Reads how an encoder describes a file.
 *
 * @param frame the first of the file
 * @returns undefined where it does not say what was added, or how many frames there are
 */
export function readLameTag(frame: Buffer): LameTag | undefined {
	const places = locateFields(frame);
	if (!places) return undefined;
	const frameCount = frame.readUInt32BE(places.frameCount);
	const delays = frame.readUIntBE(places.extension + DELAYS, 3);
	// An encoder that cannot go back to its first frame leaves 0 there.
	if (frameCount === 0) return undefined;
	return { frameCount, delay: delays >> 12, padding: delays & 0xfff };
}

/**
 * Makes the first frame of a file describe another file. The checksum of the sound is left out, because this frame is
 * written before the sound is read.
 *
 * @param frame one that `readLameTag` can read; it stays as it is
 */
export function writeLameTag(
	frame: Buffer,
	{ frameCount, delay, padding, byteCount, seekPoints }: FileDescription,
): Buffer {
	const places = locateFields(frame);
	const written = Buffer.from(frame);
	if (!places) return written;
	const { extension } = places;
	written.writeUInt32BE(frameCount, places.frameCount);
	if (places.byteCount !== undefined) written.writeUInt32BE(byteCount, places.byteCount);
	if (places.seekPoints !== undefined) written.set(seekPoints, places.seekPoints);
	written.writeUIntBE((delay << 12) | padding, extension + DELAYS, 3);
	written.writeUInt32BE(byteCount, extension + MUSIC_LENGTH);
	written.writeUInt16BE(0, extension + MUSIC_CHECKSUM);
	const covered = written.subarray(0, extension + TAG_CHECKSUM);
	written.writeUInt16BE(computeTagChecksum(covered), extension + TAG_CHECKSUM);
	return written;
}

interface Places {
	frameCount: number;
	byteCount?: number;
	seekPoints?: number;
	extension: number;
}

/** Finds the fields: those that the flags name, in this order, and then the extension. */
function locateFields(frame: Buffer): Places | undefined {
	const name = locateInfo(frame);
	const flags = name === undefined ? 0 : (frame[name + NAME_SIZE + 3] ?? 0);
	if (name === undefined || (flags & HAS_FRAME_COUNT) === 0) return undefined;
	const frameCount = name + NAME_SIZE + NUMBER_SIZE;
	const byteCount = frameCount + NUMBER_SIZE;
	const seekPoints = byteCount + (flags & HAS_BYTE_COUNT ? NUMBER_SIZE : 0);
	const quality = seekPoints + (flags & HAS_SEEK_POINTS ? SEEK_POINT_COUNT : 0);
	const extension = quality + (flags & HAS_QUALITY ? NUMBER_SIZE : 0);
	const isWhole = frame.length >= extension + EXTENSION_SIZE;
	if (!isWhole || !ENCODERS.test(frame.toString('latin1', extension))) return undefined;
	return {
		frameCount,
		...(flags & HAS_BYTE_COUNT && { byteCount }),
		...(flags & HAS_SEEK_POINTS && { seekPoints }),
		extension,
	};
}

/** CRC-16/ARC: the polynomial 0x8005, with the lowest bit first. */
export function computeTagChecksum(bytes: Buffer): number {
	let checksum = 0;
	for (const byte of bytes) {
		checksum ^= byte;
		for (let bit = 0; bit < 8; bit++)
			checksum = checksum & 1 ? (checksum >> 1) ^ 0xa001 : checksum >> 1;
	}
	return checksum;
}
