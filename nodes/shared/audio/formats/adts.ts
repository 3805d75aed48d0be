import type { Frame } from './frames';

/** A frame of AAC in ADTS. */
export interface AdtsFrame extends Frame {
	extension: 'aac';
}

const HEADER_SIZE = 7;
/** By their index in the frame header. */
const SAMPLE_RATES = [
	96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
	7_350,
];
const SAMPLES_OF_BLOCK = 1024;

/**
 * Reads a frame header: 12 bits of sync and the layer 0, which no frame of MP3 has.
 *
 * @returns undefined where no frame begins at this position
 */
export function readAdtsFrame(bytes: Buffer, position: number): AdtsFrame | undefined {
	const header = bytes.subarray(position, position + HEADER_SIZE);
	if (header.length < HEADER_SIZE || header[0] !== 0xff || (header[1]! & 0xf6) !== 0xf0)
		return undefined;
	const sampleRate = SAMPLE_RATES[(header[2]! >> 2) & 0x0f];
	if (sampleRate === undefined) return undefined;
	return {
		extension: 'aac',
		size: ((header[3]! & 0x03) << 11) | (header[4]! << 3) | (header[5]! >> 5),
		sampleRate,
		channels: ((header[2]! & 0x01) << 2) | (header[3]! >> 6),
		samples: SAMPLES_OF_BLOCK * ((header[6]! & 0x03) + 1),
	};
}
