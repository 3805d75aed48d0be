/** What the header of a WAV file tells; each as far as it lies within what was read. */
export interface WavHeader {
	/** Content of the chunk `fmt `: at least its 16 bytes that every format has. */
	format?: Buffer;
	/** Where the samples are, in bytes. The length is Infinity where neither header nor file size tells it. */
	samples?: { start: number; length: number };
	/** How many bytes must be read to learn more; set where the samples begin behind what was read. */
	unreadUntil?: number;
}

/** Fields of the chunk `fmt `. */
export interface WavFormat {
	/** What the samples are: 1 is PCM. */
	tag: number;
	channels: number;
	sampleRate: number;
	bytesPerSecond: number;
	/** Bytes of one sample of all channels. */
	frameSize: number;
}

/** Size of the chunk `fmt ` where a format needs no extension. */
export const PLAIN_FORMAT_SIZE = 16;
const LARGEST_RIFF_SIZE = 2 ** 32 - 1;

/**
 * Reads the header of a WAV file: RIFF WAVE, or RF64 or BW64, its forms for files of more than 4 GB. A recorder that did
 * not know the length in advance wrote 0 or more than there is; then the samples go on to the end of the file.
 *
 * @param head the first bytes of the file
 * @param fileSize of the whole file, in bytes, where it is known
 * @returns undefined where the file is no WAV
 */
export function readWavHeader(head: Buffer, fileSize = Infinity): WavHeader | undefined {
	const isRiff = /^(RIFF|RF64|BW64)$/.test(head.toString('latin1', 0, 4));
	if (!isRiff || head.toString('latin1', 8, 12) !== 'WAVE') return undefined;
	const header: WavHeader = {};
	let offset = 12;
	while (offset + 8 <= head.length) {
		const name = head.toString('latin1', offset, offset + 4);
		const size = head.readUInt32LE(offset + 4);
		const start = offset + 8;
		if (name === 'data') {
			const present = Math.max(0, fileSize - start);
			const length = size === 0 ? present : Math.min(size, present);
			return { ...header, samples: { start, length } };
		}
		const content = head.subarray(start, start + size);
		if (name === 'fmt ' && content.length >= PLAIN_FORMAT_SIZE) header.format = content;
		offset = start + size + (size % 2);
	}
	return { ...header, unreadUntil: offset + 8 };
}

/** Format tags of samples of a fixed size: PCM, float, A-law, µ-law, and the tag whose extension names one of these. */
const UNCOMPRESSED = [0x0001, 0x0003, 0x0006, 0x0007, 0xfffe];

export function isUncompressed({ tag }: WavFormat): boolean {
	return UNCOMPRESSED.includes(tag);
}

/** Reads the fields of a chunk `fmt `, as `readWavHeader` returns it. */
export function readWavFormat(format: Buffer): WavFormat {
	return {
		tag: format.readUInt16LE(0),
		channels: format.readUInt16LE(2),
		sampleRate: format.readUInt32LE(4),
		bytesPerSecond: format.readUInt32LE(8),
		frameSize: format.readUInt16LE(12),
	};
}

/**
 * Writes everything that precedes the samples of a WAV file. Samples of odd length must be followed by a zero byte.
 *
 * @param format content of the chunk `fmt `
 * @param length of the samples, in bytes
 * @returns undefined where a WAV file cannot hold so many samples
 */
export function writeWavHeader(format: Buffer, length: number): Buffer | undefined {
	const riffSize = 4 + 8 + format.length + 8 + length + (length % 2);
	if (riffSize > LARGEST_RIFF_SIZE) return undefined;
	return Buffer.concat([
		Buffer.from('RIFF'),
		toUInt32(riffSize),
		Buffer.from('WAVEfmt '),
		toUInt32(format.length),
		format,
		Buffer.from('data'),
		toUInt32(length),
	]);
}

function toUInt32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}
