import { nameForeignFile } from '../../shared/audio/foreignFile';
import { inspectAudio } from '../../shared/audio/inspectAudio';
import { InputError } from '../../shared/http/serviceError';

/** The largest recording that SAMI takes, in bytes (volcengine.com/docs/6489/101208). */
export const LARGEST_RECORDING = 100 * 1024 * 1024;

/** The longest recording that SAMI takes, in seconds (volcengine.com/docs/6489/101208). */
const LONGEST_RECORDING = 10 * 60;

/** What an item says about its file. */
export interface RecordingFile {
	fileName: string | undefined;
	mimeType: string;
	/** In bytes. */
	size: number;
}

/** @throws InputError when the file is larger than SAMI takes */
export function requireRecordingSize({ size }: RecordingFile): void {
	if (size <= LARGEST_RECORDING) return;
	throw new InputError(
		`The recording has ${(size / 1024 / 1024).toFixed(1)} MB; SAMI takes at most 100 MB`,
		'Cut it into parts, or make it smaller, for example as MP3 or as mono WAV at 16 or 24 kHz',
	);
}

/**
 * Makes sure that a file is audio and not too long, as far as its beginning tells. Raw PCM has no header, so a file
 * without a known header passes for PCM if the item calls it audio.
 *
 * @param head the first bytes of the file
 * @throws InputError
 */
export function requireRecording(
	head: Uint8Array,
	{ fileName, mimeType, size }: RecordingFile,
): void {
	const audio = inspectAudio(head, size);
	if (!audio) {
		const foreign = nameForeignFile(head);
		const mayBePcm = mimeType.startsWith('audio/') || /\.(pcm|raw)$/i.test(fileName ?? '');
		if (foreign !== undefined || !mayBePcm)
			throw notAudio(fileName, foreign ?? `of the type ${mimeType}`);
		return;
	}
	const { durationSeconds = 0 } = audio;
	if (durationSeconds > LONGEST_RECORDING) {
		throw new InputError(
			`The recording is ${(durationSeconds / 60).toFixed(1)} minutes long; SAMI takes at most 10 minutes`,
			'Cut it into parts of at most 10 minutes and convert each as an item of its own',
		);
	}
}

function notAudio(fileName: string | undefined, kind: string): InputError {
	return new InputError(
		`The file ${fileName ? `'${fileName}'` : 'of the item'} is not audio but ${kind}`,
		'Send a WAV, PCM, MP3 or AAC recording. Raw PCM must have a MIME type that begins with audio/ or a name that ends in .pcm',
	);
}
