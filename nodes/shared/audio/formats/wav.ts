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
	if (!isWav(head)) return undefined;
	const header: WavHeader = {};
	let longLength: number | undefined;
	let offset = FIRST_CHUNK;
	while (offset + CHUNK_HEADER_SIZE <= head.length) {
		const { name, size } = readChunkHeader(head.subarray(offset));
		const start = offset + CHUNK_HEADER_SIZE;
		if (name === 'data') {
			const length = measureSamples(longLength ?? size, fileSize - start);
			return { ...header, samples: { start, length } };
		}
		const content = head.subarray(start, start + size);
		if (name === 'fmt ' && content.length >= PLAIN_FORMAT_SIZE) header.format = content;
		if (name === 'ds64') longLength = readLongLength(content);
		offset = start + padSize(size);
	}
	return { ...header, unreadUntil: offset + CHUNK_HEADER_SIZE };
}

/** Whether a file that begins with these bytes is a WAV file, in any of its forms. */
export function isWav(head: Buffer): boolean {
	const isRiff = /^(RIFF|RF64|BW64)$/.test(head.toString('latin1', 0, 4));
	return isRiff && head.toString('latin1', 8, 12) === 'WAVE';
}

/** Where the first chunk of a WAV file begins, in bytes. */
export const FIRST_CHUNK = 12;
export const CHUNK_HEADER_SIZE = 8;

/** Reads the name of a chunk, and the size of its content in bytes. */
export function readChunkHeader(bytes: Buffer): { name: string; size: number } {
	return { name: bytes.toString('latin1', 0, 4), size: bytes.readUInt32LE(4) };
}

/** Every chunk ends at an even offset. */
export function padSize(size: number): number {
	return size + (size % 2);
}

/** The length of the samples in the chunk `ds64` of RF64 and BW64; undefined where it is cut off. */
export function readLongLength(content: Buffer): number | undefined {
	return content.length < 16 ? undefined : Number(content.readBigUInt64LE(8));
}

/**
 * @param declared by the header
 * @param present how many bytes the file has behind the header
 */
export function measureSamples(declared: number, present: number): number {
	const most = Math.max(0, present);
	return declared === 0 ? most : Math.min(declared, most);
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
 * Writes the beginning of a WAV file, to the end of the chunk `fmt `.
 *
 * @param format content of the chunk `fmt `
 * @param followingSize of all chunks that follow, in bytes
 * @returns undefined where a WAV file cannot hold so much
 */
export function writeWavHeader(format: Buffer, followingSize: number): Buffer | undefined {
	const riffSize = 4 + CHUNK_HEADER_SIZE + padSize(format.length) + followingSize;
	if (riffSize > LARGEST_RIFF_SIZE) return undefined;
	return Buffer.concat([
		writeChunkHeader('RIFF', riffSize),
		Buffer.from('WAVE'),
		writeChunkHeader('fmt ', format.length),
		format,
		Buffer.alloc(format.length % 2),
	]);
}

/** How many bytes `writeWavHeader` makes of this content of the chunk `fmt `. */
export function measureWavHeader(format: Buffer): number {
	return FIRST_CHUNK + CHUNK_HEADER_SIZE + padSize(format.length);
}

export function writeChunkHeader(name: string, size: number): Buffer {
	return Buffer.concat([Buffer.from(name), toUInt32(size)]);
}

function toUInt32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}
