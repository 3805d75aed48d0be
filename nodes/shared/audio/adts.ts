import { readTagSize } from './id3';

/** What a frame header of AAC in ADTS tells. */
export interface AdtsHeader {
	/** Missing where the header names none that is defined. */
	sampleRate?: number;
	channels: number;
}

const HEADER_SIZE = 7;
/** By their index in the frame header. */
const SAMPLE_RATES = [
	96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
	7_350,
];

/**
 * Reads the first frame header of an AAC file in ADTS, which may begin with an ID3v2 tag.
 *
 * @returns undefined where there is none: 12 bits of sync and the layer 0, which no frame of MP3 has
 */
export function readAdtsHeader(head: Buffer): AdtsHeader | undefined {
	const frame = head.subarray(readTagSize(head));
	if (frame.length < HEADER_SIZE || frame[0] !== 0xff || (frame[1]! & 0xf6) !== 0xf0)
		return undefined;
	return {
		sampleRate: SAMPLE_RATES[(frame[2]! >> 2) & 0x0f],
		channels: ((frame[2]! & 0x01) << 2) | (frame[3]! >> 6),
	};
}
