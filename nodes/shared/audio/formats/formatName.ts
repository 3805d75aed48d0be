import type { AudioFile } from '../inspectAudio';

/** By file extension: what users know a format as, and where they may have it from. */
const NAMES: Record<string, string> = {
	aac: 'AAC',
	aiff: 'AIFF',
	amr: 'AMR, the format of phone recorders',
	caf: 'CAF, a format of Apple',
	flac: 'FLAC',
	m4a: 'MP4 or M4A, the format of iPhone voice memos',
	mp3: 'MP3',
	ogg: 'Ogg',
	silk: 'SILK, the format of WeChat and QQ voice messages',
	wav: 'WAV',
	webm: 'WebM, the format of browser recordings',
	wma: 'WMA',
};

/** What an Ogg file holds, by the first bytes of its first packet. */
const OGG_CODECS = [
	{ start: 'OpusHead', name: 'Ogg Opus, the format of Telegram and WhatsApp voice messages' },
	{ start: '\x01vorbis', name: 'Ogg Vorbis' },
	{ start: 'Speex', name: 'Ogg Speex' },
	{ start: '\x7fFLAC', name: 'Ogg FLAC' },
];

/**
 * Names the format of an audio file for an error message.
 *
 * @param head the first bytes of the file
 */
export function nameFormat(head: Buffer, { extension }: AudioFile): string {
	const page = head.toString('latin1', 0, 512);
	const codec = extension === 'ogg' && OGG_CODECS.find(({ start }) => page.includes(start));
	return codec ? codec.name : (NAMES[extension] ?? extension.toUpperCase());
}
