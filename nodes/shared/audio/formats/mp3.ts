import type { Frame } from './frames';

/** A frame of MPEG audio layer III. */
export interface Mp3Frame extends Frame {
	extension: 'mp3';
	/** Set for the frame without sound, named Xing or Info, in which an encoder describes the whole file. */
	info?: { frameCount?: number };
}

/** Bitrates are in kbit/s, by their index in the frame header; the first stands for any other, which is not told. */
const MPEG_1 = {
	rateDivisor: 1,
	samples: 1152,
	bitrates: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
};
const MPEG_2 = {
	rateDivisor: 2,
	samples: 576,
	bitrates: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const MPEG_2_5 = { ...MPEG_2, rateDivisor: 4 };
/** By their index in the frame header; 1 is reserved. */
const VERSIONS = [MPEG_2_5, undefined, MPEG_2, MPEG_1];
/** Of MPEG 1, by their index in the frame header. */
const SAMPLE_RATES = [44_100, 48_000, 32_000];
const LAYER_3 = 1;
const MONO = 3;

export const MP3_HEADER_SIZE = 4;
/** The name of the frame that describes the file stands behind its header and up to 32 bytes of side information. */
const NAME_END = MP3_HEADER_SIZE + 32 + 4;

/** @returns undefined where no frame begins at this position */
export function readMp3Frame(bytes: Buffer, position: number): Mp3Frame | undefined {
	if (bytes.length < position + MP3_HEADER_SIZE) return undefined;
	const header = bytes.readUInt32BE(position);
	const isLayer3 = header >>> 21 === 0x7ff && ((header >>> 17) & 0x03) === LAYER_3;
	const version = VERSIONS[(header >>> 19) & 0x03];
	const bitrate = version?.bitrates[(header >>> 12) & 0x0f];
	const rateOfMpeg1 = SAMPLE_RATES[(header >>> 10) & 0x03];
	if (!isLayer3 || !version || bitrate === undefined || rateOfMpeg1 === undefined) return undefined;

	const sampleRate = rateOfMpeg1 / version.rateDivisor;
	const padding = (header >>> 9) & 0x01;
	const size = Math.floor(((version.samples / 8) * bitrate * 1000) / sampleRate) + padding;
	return {
		extension: 'mp3',
		size: bitrate === 0 ? 0 : size,
		sampleRate,
		channels: ((header >>> 6) & 0x03) === MONO ? 1 : 2,
		samples: version.samples,
		info: readInfo(bytes.subarray(position)),
	};
}

/** The name is followed by 4 bytes of flags, the lowest for the number of frames, and that number. */
function readInfo(frame: Buffer): Mp3Frame['info'] {
	const position = locateInfo(frame);
	if (position === undefined) return undefined;
	const fields = frame.subarray(position + 4);
	const hasFrameCount = fields.length >= 8 && (fields[3]! & 1) === 1;
	// An encoder that cannot go back to its first frame leaves 0 there.
	return { frameCount: (hasFrameCount && fields.readUInt32BE(4)) || undefined };
}

/**
 * Finds the name Xing or Info, behind which an encoder describes the whole file.
 *
 * @param frame the first of the file
 * @returns its position in bytes; undefined where there is none
 */
export function locateInfo(frame: Buffer): number | undefined {
	const position = frame.toString('latin1', MP3_HEADER_SIZE, NAME_END).search(/Xing|Info/);
	return position === -1 ? undefined : MP3_HEADER_SIZE + position;
}

/** The highest index of a bitrate in a frame header. */
const LAST_BITRATE = 14;

/**
 * Makes the header of a larger frame of the same kind, by a higher bitrate.
 *
 * @param header of a frame
 * @param size how large the frame must be at least, in bytes
 * @returns undefined where no bitrate is high enough
 */
export function enlargeHeader(
	header: Buffer,
	size: number,
): { header: Buffer; size: number } | undefined {
	const candidate = Buffer.from(header.subarray(0, MP3_HEADER_SIZE));
	for (let bitrate = 1; bitrate <= LAST_BITRATE; bitrate++) {
		// All but the bitrate and the padding.
		candidate[2] = (bitrate << 4) | (header[2]! & 0x0d);
		const frame = readMp3Frame(candidate, 0);
		if (frame && frame.size >= size) return { header: candidate, size: frame.size };
	}
	return undefined;
}
