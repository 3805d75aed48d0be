import { view } from '../streams/byteStream';
import { readFlacHeader } from './formats/flac';
import { nameForeignFile, nameImageContainer } from './formats/foreignFile';
import { findFirstFrame } from './formats/frames';
import type { FirstFrame } from './formats/frames';
import { readTagSize } from './formats/tags/id3';
import { isUncompressed, readWavFormat, readWavHeader } from './formats/wav';
import type { WavFormat, WavHeader } from './formats/wav';

/** How many of a file's first bytes `inspectAudio` needs at most. */
export const AUDIO_HEAD_SIZE = 64 * 1024;

/** What the beginning of an audio file tells about it. */
export interface AudioFile {
	/** The usual file extension, without the dot. */
	extension: string;
	mimeType: string;
	/** 0 where there is no sound. Missing, like the following, where the header does not tell. */
	durationSeconds?: number;
	/** In Hz. */
	sampleRate?: number;
	channels?: number;
}

/**
 * Tells what kind of audio file begins with these bytes.
 *
 * @param head the first bytes of the file: `AUDIO_HEAD_SIZE` of them, or all there are
 * @param fileSize of the whole file, in bytes, where it is known
 * @returns undefined where no known audio file begins like this. Raw PCM, which has no header, is not recognized.
 */
export function inspectAudio(head: Uint8Array, fileSize?: number): AudioFile | undefined {
	const bytes = view(head);
	return (
		inspectWav(bytes, fileSize) ??
		inspectFlac(bytes) ??
		inspectTagged(bytes, fileSize) ??
		findSignature(bytes) ??
		inspectFrames(bytes)
	);
}

/**
 * Finds where the sound of an MP3 or AAC file begins.
 *
 * @param head as for `inspectAudio`
 * @returns undefined where the file is neither
 */
export function locateFrames(head: Buffer): FirstFrame | undefined {
	const tagSize = readTagSize(head);
	const first = findFirstFrame(head, tagSize);
	// Other files may hold an MP3 file within them, such as an archive.
	const isHidden = first !== undefined && tagSize === 0 && first.position > 0;
	return isHidden && nameForeignFile(head) !== undefined ? undefined : first;
}

function inspectWav(bytes: Buffer, fileSize = Infinity): AudioFile | undefined {
	const header = readWavHeader(bytes, fileSize);
	if (!header) return undefined;
	const format = header.format && readWavFormat(header.format);
	const durationSeconds = measureWav(header, format, fileSize);
	return {
		extension: 'wav',
		mimeType: 'audio/wav',
		...(format && { channels: format.channels, sampleRate: format.sampleRate }),
		...(durationSeconds !== undefined && { durationSeconds }),
	};
}

function measureWav(
	{ samples, unreadUntil = 0 }: WavHeader,
	format: WavFormat | undefined,
	fileSize: number,
): number | undefined {
	if (samples?.length === 0 || unreadUntil > fileSize) return 0;
	if (!samples || !format) return undefined;
	const seconds = samples.length / measureBytesPerSecond(format);
	return Number.isFinite(seconds) ? seconds : undefined;
}

/** Some recorders write a wrong number, so it is taken only where it cannot be computed. */
function measureBytesPerSecond(format: WavFormat): number {
	const computed = format.sampleRate * format.frameSize;
	return isUncompressed(format) && computed > 0 ? computed : format.bytesPerSecond;
}

function inspectFlac(bytes: Buffer): AudioFile | undefined {
	const header = readFlacHeader(bytes);
	return header && { extension: 'flac', mimeType: 'audio/flac', ...header };
}

/** What begins with an ID3v2 tag is MP3, unless its frames say otherwise. */
function inspectTagged(bytes: Buffer, fileSize = Infinity): AudioFile | undefined {
	if (readTagSize(bytes) === 0) return undefined;
	const isWhole = bytes.length >= fileSize;
	return (
		inspectFrames(bytes) ?? {
			extension: 'mp3',
			mimeType: 'audio/mpeg',
			...(isWhole && { durationSeconds: 0 }),
		}
	);
}

/** The length is known only where an encoder described the file in its first frame. */
function inspectFrames(bytes: Buffer): AudioFile | undefined {
	const { frame } = locateFrames(bytes) ?? {};
	if (!frame) return undefined;
	const { extension, sampleRate, channels, samples } = frame;
	const frameCount = 'info' in frame ? frame.info?.frameCount : undefined;
	return {
		extension,
		mimeType: extension === 'mp3' ? 'audio/mpeg' : 'audio/aac',
		sampleRate,
		channels,
		...(frameCount !== undefined && { durationSeconds: (frameCount * samples) / sampleRate }),
	};
}

/** Formats that are recognized by fixed bytes, and of whose headers nothing else is needed. */
const SIGNATURES = [
	{ offset: 0, text: 'OggS', extension: 'ogg', mimeType: 'audio/ogg' },
	{ offset: 0, text: '#!AMR', extension: 'amr', mimeType: 'audio/amr' },
	{ offset: 0, text: '#!SILK', extension: 'silk', mimeType: 'audio/silk' },
	// WeChat and QQ put one byte before the signature.
	{ offset: 1, text: '#!SILK', extension: 'silk', mimeType: 'audio/silk' },
	{ offset: 8, text: 'AIFF', extension: 'aiff', mimeType: 'audio/aiff' },
	{ offset: 8, text: 'AIFC', extension: 'aiff', mimeType: 'audio/aiff' },
	{ offset: 0, text: 'caff', extension: 'caf', mimeType: 'audio/x-caf' },
	{ offset: 0, text: '0&\xb2u\x8ef\xcf\x11', extension: 'wma', mimeType: 'audio/x-ms-wma' },
	{ offset: 0, text: '\x1aE\xdf\xa3', extension: 'webm', mimeType: 'audio/webm' },
	{ offset: 4, text: 'ftyp', extension: 'm4a', mimeType: 'audio/mp4' },
];

function findSignature(bytes: Buffer): AudioFile | undefined {
	if (nameImageContainer(bytes) !== undefined) return undefined;
	const known = SIGNATURES.find(
		({ offset, text }) => bytes.toString('latin1', offset, offset + text.length) === text,
	);
	return known && { extension: known.extension, mimeType: known.mimeType };
}
