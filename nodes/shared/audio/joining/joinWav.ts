import {
	CHUNK_HEADER_SIZE,
	FIRST_CHUNK,
	PLAIN_FORMAT_SIZE,
	isUncompressed,
	measureSamples,
	padSize,
	readChunkHeader,
	readLongLength,
	readWavFormat,
	writeChunkHeader,
	writeWavHeader,
} from '../formats/wav';
import { cannotJoin, differs, readBytes } from './audioPart';
import type { AudioPart, JoinedPiece } from './audioPart';

/** Joins WAV files of uncompressed samples. */
export async function joinWav(parts: readonly AudioPart[]): Promise<JoinedPiece[]> {
	const layouts: Layout[] = [];
	for (const part of parts) layouts.push(await readLayout(part, layouts.length === 0));
	const [{ part, format, before, after }] = layouts as [Layout];
	const differing = layouts.find((layout) => !layout.format.equals(format));
	if (differing) throw differs(differing.part);

	const total = layouts.reduce((sum, { samples }) => sum + samples.length, 0);
	const others = [...before, ...after].reduce((sum, { size }) => sum + sizeOf(size), 0);
	const header = writeWavHeader(format, others + sizeOf(total));
	if (!header)
		throw cannotJoin('The parts have more than 4 GB together, which no WAV file can hold');
	return [
		{ kind: 'bytes', bytes: header },
		...before.flatMap((chunk) => keepChunk(part, chunk)),
		{ kind: 'bytes', bytes: writeChunkHeader('data', total) },
		...layouts.map(({ part, samples }): JoinedPiece => ({ kind: 'slice', part, ...samples })),
		...padding(total),
		...after.flatMap((chunk) => keepChunk(part, chunk)),
	];
}

/** What a WAV file holds. */
interface Layout {
	part: AudioPart;
	/** Content of the chunk `fmt `. */
	format: Buffer;
	/** Where the samples are, in bytes. */
	samples: { start: number; length: number };
	/** Chunks before and behind the samples that are to be kept. */
	before: Chunk[];
	after: Chunk[];
}

interface Chunk {
	name: string;
	/** Of its header. */
	start: number;
	/** Of its content, in bytes. */
	size: number;
}

/** They are written anew, or tell of the samples of one part what is not true of all: how many, or their MD5. */
const NOT_KEPT = ['fmt ', 'data', 'ds64', 'fact', 'MD5 '];
/** Of a file that a recorder or an encoder wrote there are a dozen. Each may cost a request. */
const MOST_CHUNKS = 200;
const LARGEST_FORMAT = 1024;

/** @param isFirst whether the chunks behind the samples are read too */
async function readLayout(part: AudioPart, isFirst: boolean): Promise<Layout> {
	const chunks: Chunk[] = [];
	let longLength: number | undefined;
	let offset = FIRST_CHUNK;
	while (offset + CHUNK_HEADER_SIZE <= part.size && chunks.length < MOST_CHUNKS) {
		const header = readChunkHeader(await readBytes(part, offset, CHUNK_HEADER_SIZE));
		const start = offset + CHUNK_HEADER_SIZE;
		const isData = header.name === 'data';
		const size = isData
			? measureSamples(longLength ?? header.size, part.size - start)
			: header.size;
		if (header.name === 'ds64') longLength = readLongLength(await readBytes(part, start, 16));
		chunks.push({ name: header.name, start: offset, size });
		if (isData && !isFirst) break;
		offset = start + padSize(size);
	}
	const dataIndex = chunks.findIndex(({ name }) => name === 'data');
	const format = await readFormat(part, chunks.slice(0, Math.max(0, dataIndex)));
	const data = chunks[dataIndex];
	if (!format || !data)
		throw cannotJoin(`The part '${part.key}' is not a WAV file whose samples can be joined`);
	const { frameSize } = readWavFormat(format);
	const isKept = ({ name, start, size }: Chunk) =>
		!NOT_KEPT.includes(name) && start + CHUNK_HEADER_SIZE + size <= part.size;
	return {
		part,
		format,
		samples: {
			start: data.start + CHUNK_HEADER_SIZE,
			length: data.size - (data.size % Math.max(1, frameSize)),
		},
		before: chunks.slice(0, dataIndex).filter(isKept),
		after: chunks.slice(dataIndex).filter(isKept),
	};
}

/** Undefined where samples of other parts cannot follow. */
async function readFormat(part: AudioPart, chunks: readonly Chunk[]): Promise<Buffer | undefined> {
	const chunk = chunks.find(({ name }) => name === 'fmt ');
	if (!chunk || chunk.size < PLAIN_FORMAT_SIZE || chunk.size > LARGEST_FORMAT) return undefined;
	const format = await readBytes(part, chunk.start + CHUNK_HEADER_SIZE, chunk.size);
	return isUncompressed(readWavFormat(format)) ? trimFormat(format) : undefined;
}

/** Some encoders append an empty extension to a plain format. */
function trimFormat(format: Buffer): Buffer {
	const extension = format.subarray(PLAIN_FORMAT_SIZE);
	return extension.every((byte) => byte === 0) ? format.subarray(0, PLAIN_FORMAT_SIZE) : format;
}

/** Of a chunk with its header, in bytes. */
function sizeOf(size: number): number {
	return CHUNK_HEADER_SIZE + padSize(size);
}

function keepChunk(part: AudioPart, { start, size }: Chunk): JoinedPiece[] {
	return [{ kind: 'slice', part, start, length: CHUNK_HEADER_SIZE + size }, ...padding(size)];
}

function padding(size: number): JoinedPiece[] {
	return size % 2 === 0 ? [] : [{ kind: 'bytes', bytes: Buffer.alloc(1) }];
}
