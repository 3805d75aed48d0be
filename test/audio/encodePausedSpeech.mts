import type { AudioFormat } from '../../sandbox/audio/codec/encode.mts';
import { encodeOnce } from './encodeOnce.mts';
import { makePausedSpeech } from './pausedSpeech.mts';

/** Speech with pauses in known places, as a file of an encoder. */
export function encodePausedSpeech(
	format: AudioFormat,
	sampleRate: number,
	channels: 1 | 2,
	times: number,
): Buffer {
	const makeSound = () => makePausedSpeech(times);
	return encodeOnce(`paused ${times}`, makeSound, { format, sampleRate, channels });
}
