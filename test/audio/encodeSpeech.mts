import { readFileSync } from 'node:fs';
import { encodeOnce } from './encodeOnce.mts';
import { readWav } from './readWav.mts';

/** The recording of the examples as a file of an encoder. */
export function encodeSpeech(format: 'mp3' | 'aac', sampleRate: number, channels: 1 | 2): Buffer {
	const makeSound = () => readWav(readFileSync('examples/recordings/speech.wav'));
	return encodeOnce('speech', makeSound, { format, sampleRate, channels });
}
