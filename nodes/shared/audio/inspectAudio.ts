import { view } from '../streams/byteStream';
import { readAdtsHeader } from './adts';
import { readFlacHeader } from './flac';
import { nameImageContainer } from './foreignFile';
import { readMp3Header } from './mp3';
import { isUncompressed, readWavFormat, readWavHeader } from './wav';
import type { WavFormat } from './wav';

/** How many of a file's first bytes `inspectAudio` needs at most. */
export const AUDIO_HEAD_SIZE = 64 * 1024;

/** What the beginning of an audio file tells about it. */
export interface AudioFile {
	/** The usual file extension, without the dot. */
	extension: string;
	mimeType: string;
	/** Missing, like the following, where the header does not tell. */
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
		inspectAdts(bytes) ??
		inspectMp3(bytes) ??
		findSignature(bytes)
	);
}

function inspectWav(bytes: Buffer, fileSize: number | undefined): AudioFile | undefined {
	const header = readWavHeader(bytes, fileSize);
	if (!header) return undefined;
	const wav: AudioFile = { extension: 'wav', mimeType: 'audio/wav' };
	if (!header.format) return wav;
	const format = readWavFormat(header.format);
	const durationSeconds = (header.samples?.length ?? Infinity) / measureBytesPerSecond(format);
	if (Number.isFinite(durationSeconds)) wav.durationSeconds = durationSeconds;
	return { ...wav, channels: format.channels, sampleRate: format.sampleRate };
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

function inspectAdts(bytes: Buffer): AudioFile | undefined {
	const header = readAdtsHeader(bytes);
	return header && { extension: 'aac', mimeType: 'audio/aac', ...header };
}

/** The length is known only where an encoder described the file in its first frame. */
function inspectMp3(bytes: Buffer): AudioFile | undefined {
	const header = readMp3Header(bytes);
	if (!header) return undefined;
	const mp3: AudioFile = { extension: 'mp3', mimeType: 'audio/mpeg' };
	if (!header.frame) return mp3;
	const { sampleRate, channels, samples, info } = header.frame;
	if (info?.frameCount !== undefined)
		mp3.durationSeconds = (info.frameCount * samples) / sampleRate;
	return { ...mp3, sampleRate, channels };
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
