import { readTagSize } from './id3';

/** How an MP3 file begins. */
export interface Mp3Header {
	/** Length of the ID3v2 tags before the first frame, in bytes; 0 where there is none. */
	tagSize: number;
	/** The first frame, where it lies within what was read. */
	frame?: Mp3Frame;
}

/** A frame of MPEG audio layer III. */
export interface Mp3Frame {
	/** With its header, in bytes. */
	size: number;
	sampleRate: number;
	channels: number;
	/** Of each channel. */
	samples: number;
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

const HEADER_SIZE = 4;
/** The name of the frame that describes the file stands behind its header and up to 32 bytes of side information. */
const NAME_END = HEADER_SIZE + 32 + 4;

/**
 * Reads how an MP3 file begins.
 *
 * @param head the first bytes of the file
 * @returns undefined where there is neither a tag nor a frame
 */
export function readMp3Header(head: Buffer): Mp3Header | undefined {
	const tagSize = readTagSize(head);
	const frame = readFrame(head.subarray(tagSize));
	return tagSize > 0 || frame ? { tagSize, frame } : undefined;
}

function readFrame(bytes: Buffer): Mp3Frame | undefined {
	if (bytes.length < HEADER_SIZE) return undefined;
	const header = bytes.readUInt32BE(0);
	const isLayer3 = header >>> 21 === 0x7ff && ((header >>> 17) & 0x03) === LAYER_3;
	const version = VERSIONS[(header >>> 19) & 0x03];
	const bitrate = version?.bitrates[(header >>> 12) & 0x0f];
	const rateOfMpeg1 = SAMPLE_RATES[(header >>> 10) & 0x03];
	if (!isLayer3 || !version || bitrate === undefined || rateOfMpeg1 === undefined) return undefined;

	const sampleRate = rateOfMpeg1 / version.rateDivisor;
	const padding = (header >>> 9) & 0x01;
	return {
		size: Math.floor(((version.samples / 8) * bitrate * 1000) / sampleRate) + padding,
		sampleRate,
		channels: ((header >>> 6) & 0x03) === MONO ? 1 : 2,
		samples: version.samples,
		info: readInfo(bytes),
	};
}

/** The name is followed by 4 bytes of flags, the lowest for the number of frames, and that number. */
function readInfo(frame: Buffer): Mp3Frame['info'] {
	const position = frame.toString('latin1', HEADER_SIZE, NAME_END).search(/Xing|Info/);
	if (position === -1) return undefined;
	const fields = frame.subarray(HEADER_SIZE + position + 4);
	const hasFrameCount = fields.length >= 8 && (fields[3]! & 1) === 1;
	return { frameCount: hasFrameCount ? fields.readUInt32BE(4) : undefined };
}
