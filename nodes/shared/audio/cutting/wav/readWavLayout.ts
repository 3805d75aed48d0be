import type { ByteReader } from '../../../streams/byteReader';
import {
	CHUNK_HEADER_SIZE,
	FIRST_CHUNK,
	PLAIN_FORMAT_SIZE,
	measureSamples,
	padSize,
	readChunkHeader,
	readLongLength,
	readWavFormat,
} from '../../formats/wav';
import type { AudioSource, SampleEncoding, WavLayout } from '../cutPlan';
import { cannotBeCut, holdsNoSound, isDamaged } from '../refusals';

const LARGEST_READ = 1024;
const LONG_LENGTH_SIZE = 16;

/**
 * Reads a WAV file up to its samples, in constant memory, whatever precedes them.
 *
 * @throws InputError where the header is damaged, or the samples are compressed
 */
export async function readWavLayout(reader: ByteReader, source: AudioSource): Promise<WavLayout> {
	let format: Buffer | undefined;
	let longLength: number | undefined;
	await reader.skip(FIRST_CHUNK);
	for (;;) {
		const header = await reader.take(CHUNK_HEADER_SIZE);
		if (header.length < CHUNK_HEADER_SIZE) throw holdsNoSound(source);
		const { name, size } = readChunkHeader(header);
		if (name === 'data') {
			const length = measureSamples(longLength ?? size, Infinity);
			return { ...readFormat(format, source), start: reader.position, length };
		}
		const content = await reader.peek(Math.min(size, LARGEST_READ));
		if (name === 'fmt ') format = Buffer.from(content);
		if (name === 'ds64' && size >= LONG_LENGTH_SIZE) longLength = readLongLength(content);
		await reader.skip(padSize(size));
	}
}

const EXTENSIBLE = 0xfffe;
/** Of the chunk `fmt ` with its extension. It begins with its own length; the tag of the samples is in its middle. */
const EXTENSIBLE_SIZE = 40;
const EXTENDED_TAG = 24;

/** By tag, then by bytes of a sample. */
const ENCODINGS: Record<number, Record<number, SampleEncoding>> = {
	1: { 1: 'unsigned8', 2: 'signed16', 3: 'signed24', 4: 'signed32' },
	3: { 4: 'float32', 8: 'float64' },
};

function readFormat(format: Buffer | undefined, source: AudioSource) {
	if (!format || format.length < PLAIN_FORMAT_SIZE)
		throw isDamaged(source, 'its header does not say what the samples are');
	const { tag, channels, sampleRate, frameSize } = readWavFormat(format);
	const isExtensible = tag === EXTENSIBLE && format.length >= EXTENSIBLE_SIZE;
	const encodings = ENCODINGS[isExtensible ? format.readUInt16LE(EXTENDED_TAG) : tag];
	if (!encodings) throw cannotBeCut(source, 'a WAV file with compressed samples');
	const encoding = encodings[frameSize / channels];
	if (!encoding || sampleRate === 0)
		throw isDamaged(source, 'its header says of the samples what cannot be');
	const header = Buffer.from(
		format.subarray(0, isExtensible ? EXTENSIBLE_SIZE : PLAIN_FORMAT_SIZE),
	);
	header.writeUInt32LE(Math.min(sampleRate * frameSize, 2 ** 32 - 1), 8);
	return { format: 'wav' as const, header, encoding, sampleRate, channels, frameSize };
}
