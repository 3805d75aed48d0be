import { quoteFileName } from '../../shared/audio/fileName';
import type { RecordingRules } from '../../shared/audio/recording';
import { InputError } from '../../shared/http/serviceError';

/** The largest recording that SAMI takes, in bytes (volcengine.com/docs/6489/101208). */
export const LARGEST_RECORDING = 100 * 1024 * 1024;

/** The longest recording that SAMI takes (volcengine.com/docs/6489/101208). */
export const LONGEST_MINUTES = 10;

/** What SAMI takes (volcengine.com/docs/6489/101208). */
export const RECORDING_RULES: RecordingRules = {
	vendor: 'SAMI',
	formats: ['wav', 'mp3', 'aac'],
	formatNames: 'WAV, MP3 and AAC',
	takesRawPcm: true,
	longestMinutes: LONGEST_MINUTES,
	tooLongHint: 'Set Long Recordings in Options to Split',
};

/** @throws InputError when the file is larger than SAMI takes */
export function requireRecordingSize(recording: {
	fileName: string | undefined;
	/** In bytes. */
	size: number;
}): void {
	const { size } = recording;
	if (size <= LARGEST_RECORDING) return;
	throw new InputError(
		`${quoteFileName(recording, 'The recording')} is ${(size / 1024 / 1024).toFixed(1)} MB; SAMI takes up to 100`,
		'Set Long Recordings in Options to Split. Or make it smaller, for example as MP3 or as mono WAV at 16 or 24 kHz',
		'recordingTooLarge',
	);
}
