import { runEncoder } from '../audio/runEncoder.mts';

/** The recording of the examples in a format that no vendor documents. */
export function speechAs(format: 'ogg' | 'webm' | 'mp4' | 'flac'): Buffer {
	return runEncoder('test/sandbox/writeSpeechAs.mts', format);
}
