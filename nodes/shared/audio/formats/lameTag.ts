import { locateInfo } from './mp3';

/**
 * What an encoder tells of a whole MP3 file in its first frame, which has no sound. The extension by LAME tells what the
 * encoder has added before and behind the sound, in samples: players leave it out.
 */
export interface LameTag {
	/** Of the frames with sound. */
	frameCount: number;
	/** Before the sound. What a decoder adds is not counted. */
	delay: number;
	/** Behind the sound. */
	padding: number;
}

/** What the first frame of a file is to tell. */
export interface FileDescription extends LameTag {
	/** Of the file without its tags, in bytes. */
	byteCount: number;
	/** Where each hundredth of the time begins in the file, as a part of 256. */
	seekPoints: readonly number[];
}

const NAME_SIZE = 4;
const NUMBER_SIZE = 4;
export const SEEK_POINT_COUNT = 100;
const HAS_FRAME_COUNT = 1;
const HAS_BYTE_COUNT = 2;
const HAS_SEEK_POINTS = 4;
const HAS_QUALITY = 8;

/** Of the extension, from the name of the encoder on, in bytes. */
const DELAYS = 21;
const MUSIC_LENGTH = 28;
const MUSIC_CHECKSUM = 32;
const TAG_CHECKSUM = 34;
const EXTENSION_SIZE = 36;
/** LAME, and FFmpeg, which calls itself Lavf or Lavc. Others do not write the extension, or other things in its place. */
const ENCODERS = /^(LAME|Lavf|Lavc)/;

/**
 * Reads what an encoder tells of a file.
 *
 * @param frame the first of the file
 * @returns undefined where it does not tell what has been added, or how many frames there are
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
 * Lets the first frame of a file tell of another one. The checksum of the sound is left out, because the frame is written
 * before the sound has been read.
 *
 * @param frame of which `readLameTag` can read what it tells; it stays as it is
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

/** Where the fields are in the frame: each that the flags name, in order, and behind them the extension. */
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
