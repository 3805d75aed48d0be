import { view } from '../streams/byteStream';

/** How many of a file's first bytes `inspectAudio` wants to see, at least, to say what it can. */
export const AUDIO_HEAD_SIZE = 64 * 1024;

/** What the beginning of an audio file tells of it. */
export interface AudioFile {
	/** The usual file extension, without the dot. */
	extension: string;
	mimeType: string;
	/** Where the header tells. */
	durationSeconds?: number;
	sampleRate?: number;
	channels?: number;
}

/**
 * Says what audio file begins with these bytes.
 *
 * @param head the first bytes of the file, `AUDIO_HEAD_SIZE` of them if it has so many
 * @param fileSize of the whole file, in bytes
 * @returns undefined where no known audio file begins so: raw PCM, which has no header, or something else
 */
export function inspectAudio(head: Uint8Array, fileSize?: number): AudioFile | undefined {
	const bytes = view(head);
	for (const inspect of [inspectWav, inspectFlac, inspectAdts, inspectMp3]) {
		const audio = inspect(bytes, fileSize);
		if (audio) return audio;
	}
	const known = SIGNATURES.find(
		({ offset, text }) => bytes.toString('latin1', offset, offset + text.length) === text,
	);
	return known && { extension: known.extension, mimeType: known.mimeType };
}

/** Signatures at fixed places, of audio files whose headers say no more that is wanted here. */
const SIGNATURES = [
	{ offset: 0, text: 'OggS', extension: 'ogg', mimeType: 'audio/ogg' },
	{ offset: 0, text: '#!AMR', extension: 'amr', mimeType: 'audio/amr' },
	{ offset: 0, text: 'FORM', extension: 'aiff', mimeType: 'audio/aiff' },
	{ offset: 0, text: '\x1aE\xdf\xa3', extension: 'webm', mimeType: 'audio/webm' },
	{ offset: 4, text: 'ftyp', extension: 'm4a', mimeType: 'audio/mp4' },
];

/** Names a file that is certainly no audio, whatever the item says of it. */
export function nameForeignFile(head: Uint8Array): string | undefined {
	const text = view(head).toString('latin1', 0, 512);
	const signed = FOREIGN_SIGNATURES.find(({ start }) => text.startsWith(start));
	return (signed ?? FOREIGN_TEXTS.find(({ pattern }) => pattern.test(text)))?.name;
}

const FOREIGN_SIGNATURES = [
	{ start: '\x89PNG', name: 'a PNG image' },
	{ start: '\xff\xd8\xff', name: 'a JPEG image' },
	{ start: 'GIF8', name: 'a GIF image' },
	{ start: '%PDF', name: 'a PDF document' },
	{ start: 'PK\x03\x04', name: 'a ZIP archive or an Office document' },
	{ start: '\x1f\x8b', name: 'a GZIP archive' },
];

const FOREIGN_TEXTS = [
	{ pattern: /^RIFF[^]{4}WEBP/, name: 'a WebP image' },
	{ pattern: /^\s*<(!doctype|html|\?xml|svg)/i, name: 'a web page or XML document' },
	{ pattern: /^\s*[{[]\s*["{[\]}]/, name: 'a JSON document' },
	{ pattern: /^[\t\r\n\x20-\x7e]{24}/, name: 'a text' },
];

/** RIFF WAVE, also RF64 and files written by a recorder that did not yet know their length. */
function inspectWav(bytes: Buffer, fileSize = 0): AudioFile | undefined {
	if (
		!/^(RIFF|RF64)$/.test(bytes.toString('latin1', 0, 4)) ||
		bytes.toString('latin1', 8, 12) !== 'WAVE'
	) {
		return undefined;
	}
	const wav: AudioFile = { extension: 'wav', mimeType: 'audio/wav' };
	let bytesPerSecond = 0;
	for (let offset = 12; offset + 8 <= bytes.length;) {
		const name = bytes.toString('latin1', offset, offset + 4);
		const size = bytes.readUInt32LE(offset + 4);
		const content = offset + 8;
		if (name === 'fmt ' && content + 16 <= bytes.length) {
			wav.channels = bytes.readUInt16LE(content + 2);
			wav.sampleRate = bytes.readUInt32LE(content + 4);
			bytesPerSecond = bytes.readUInt32LE(content + 8);
		}
		if (name === 'data') {
			const present = Math.max(0, fileSize - content);
			const length = fileSize > 0 ? Math.min(size, present) : size;
			if (bytesPerSecond > 0) wav.durationSeconds = length / bytesPerSecond;
			break;
		}
		offset = content + size + (size % 2);
	}
	return wav;
}

/** FLAC: STREAMINFO is always the first block. */
function inspectFlac(bytes: Buffer): AudioFile | undefined {
	if (bytes.toString('latin1', 0, 4) !== 'fLaC') return undefined;
	const flac: AudioFile = { extension: 'flac', mimeType: 'audio/flac' };
	if (bytes.length < 26) return flac;
	const packed = bytes.readUInt32BE(18);
	const sampleRate = packed >>> 12;
	const samples = (bytes[21]! & 0x0f) * 2 ** 32 + bytes.readUInt32BE(22);
	flac.sampleRate = sampleRate;
	flac.channels = ((packed >>> 9) & 0x07) + 1;
	if (sampleRate > 0 && samples > 0) flac.durationSeconds = samples / sampleRate;
	return flac;
}

const AAC_SAMPLE_RATES = [
	96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
	7_350,
];

/** AAC in ADTS frames: 12 bits of sync, then a layer of 0, which no MPEG audio frame has. */
function inspectAdts(bytes: Buffer): AudioFile | undefined {
	if (bytes.length < 7 || bytes[0] !== 0xff || (bytes[1]! & 0xf6) !== 0xf0) return undefined;
	return {
		extension: 'aac',
		mimeType: 'audio/aac',
		sampleRate: AAC_SAMPLE_RATES[(bytes[2]! >> 2) & 0x0f],
		channels: ((bytes[2]! & 0x01) << 2) | (bytes[3]! >> 6),
	};
}

/** Samples a second of MPEG 1; MPEG 2 has half, MPEG 2.5 a quarter of them. */
const MPEG_SAMPLE_RATES = [44_100, 48_000, 32_000];

/** MP3, with or without an ID3v2 tag before it. The length is known where an encoder wrote a Xing header. */
function inspectMp3(bytes: Buffer): AudioFile | undefined {
	const tagged = bytes.toString('latin1', 0, 3) === 'ID3' && bytes.length >= 10;
	const start = tagged
		? 10 + ((bytes[6]! << 21) | (bytes[7]! << 14) | (bytes[8]! << 7) | bytes[9]!)
		: 0;
	const mp3: AudioFile = { extension: 'mp3', mimeType: 'audio/mpeg' };
	if (start + 4 > bytes.length) return tagged ? mp3 : undefined;

	const header = bytes.readUInt32BE(start);
	const version = (header >>> 19) & 0x03;
	const layer = (header >>> 17) & 0x03;
	const bitrate = (header >>> 12) & 0x0f;
	const rate = (header >>> 10) & 0x03;
	const isFrame =
		header >>> 21 === 0x7ff && version !== 1 && layer === 1 && bitrate !== 15 && rate !== 3;
	if (!isFrame) return tagged ? mp3 : undefined;

	const isMpeg1 = version === 3;
	mp3.sampleRate = MPEG_SAMPLE_RATES[rate]! / (isMpeg1 ? 1 : version === 2 ? 2 : 4);
	mp3.channels = ((header >>> 6) & 0x03) === 3 ? 1 : 2;
	const sideInformation = isMpeg1 ? (mp3.channels === 1 ? 17 : 32) : mp3.channels === 1 ? 9 : 17;
	const xing = start + 4 + sideInformation;
	const hasFrameCount =
		/^(Xing|Info)$/.test(bytes.toString('latin1', xing, xing + 4)) && (bytes[xing + 7]! & 1) === 1;
	if (hasFrameCount && xing + 12 <= bytes.length) {
		mp3.durationSeconds = (bytes.readUInt32BE(xing + 8) * (isMpeg1 ? 1152 : 576)) / mp3.sampleRate;
	}
	return mp3;
}
