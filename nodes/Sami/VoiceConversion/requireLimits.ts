import { quoteFileName } from '../../shared/audio/fileName';
import { InputError } from '../../shared/http/serviceError';
import type { Payload } from '../invoke/request';

/** What the field for a size in the header of a WAV file can hold, in bytes. */
const LARGEST_WAV = 2 ** 32 - 1;
/** Of its header, with what the service may add to it. */
const HEADER_ROOM = 64 * 1024;
const BYTES_PER_SAMPLE = 2;

/**
 * @param durationSeconds of the recording, as far as it is known
 * @throws InputError when what it is converted to would exceed what a WAV file can hold
 */
export function requireWavSize(
	recording: { fileName: string | undefined },
	durationSeconds: number | undefined,
	{ format, sample_rate: sampleRate, channel }: Payload['audio_config'],
): void {
	const bytes = (durationSeconds ?? 0) * sampleRate * channel * BYTES_PER_SAMPLE;
	if (format !== 'wav' || bytes + HEADER_ROOM <= LARGEST_WAV) return;
	throw new InputError(
		`${quoteFileName(recording, 'The recording')} would be larger than 4 GB when converted, which no WAV file can hold`,
		'Set Format in Options to MP3, or lower Sample Rate or Channels',
		'recordingTooLong',
	);
}
