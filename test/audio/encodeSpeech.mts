import { runEncoder } from './runEncoder.mts';

/** The recording of the examples as a file of an encoder. */
export function encodeSpeech(format: 'mp3' | 'aac', sampleRate: number, channels: number): Buffer {
	return runEncoder('test/audio/writeEncodedSpeech.mts', format, sampleRate, channels);
}
