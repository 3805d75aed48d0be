/** Where the samples of a WAV file are, and what they are. */
export interface WavLayout {
	/** Content of the chunk `fmt `. */
	format: Buffer;
	/** Of the samples, in bytes. */
	start: number;
	length: number;
}

/** Samples of a fixed size: PCM, floating point, A-law, µ-law, and what names one of these in a longer `fmt `. */
const SAMPLE_FORMATS = [0x0001, 0x0003, 0x0006, 0x0007, 0xfffe];
const PLAIN_FORMAT_SIZE = 16;
const LARGEST_SIZE = 2 ** 32 - 1;

/**
 * Reads where the samples of a WAV file are.
 *
 * @param head the first bytes of the file
 * @param fileSize of the whole file: a recorder that did not know the length left it out of the header
 * @returns undefined where the header is longer than `head`, or there are no samples that others can follow
 */
export function readWav(head: Buffer, fileSize: number): WavLayout | undefined {
	let format: Buffer | undefined;
	for (let offset = 12; offset + 8 <= head.length;) {
		const name = head.toString('latin1', offset, offset + 4);
		const size = head.readUInt32LE(offset + 4);
		const content = offset + 8;
		if (name === 'fmt ') format = trimFormat(head.subarray(content, content + size));
		if (name === 'data')
			return format && isJoinable(format) ? locate(format, content, size, fileSize) : undefined;
		offset = content + size + (size % 2);
	}
	return undefined;
}

/** Some encoders add an extension of no length to a plain format. */
function trimFormat(format: Buffer): Buffer {
	return format.subarray(PLAIN_FORMAT_SIZE).every((byte) => byte === 0)
		? format.subarray(0, PLAIN_FORMAT_SIZE)
		: format;
}

function isJoinable(format: Buffer): boolean {
	return format.length >= PLAIN_FORMAT_SIZE && SAMPLE_FORMATS.includes(format.readUInt16LE(0));
}

function locate(format: Buffer, start: number, size: number, fileSize: number): WavLayout {
	const present = fileSize - start;
	const length = size === 0 ? present : Math.min(size, present);
	const frameSize = Math.max(1, format.readUInt16LE(12));
	return { format, start, length: length - (length % frameSize) };
}

/**
 * Writes all that comes before the samples of a WAV file.
 *
 * @param length of the samples, in bytes
 * @returns undefined where they are more than a WAV file can hold
 */
export function writeWavHeader(format: Buffer, length: number): Buffer | undefined {
	const riffSize = 4 + 8 + format.length + 8 + length + (length % 2);
	if (riffSize > LARGEST_SIZE) return undefined;
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
