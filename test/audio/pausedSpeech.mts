import { readFileSync } from 'node:fs';
import { readWav } from './readWav.mts';
import type { Sound } from '../../sandbox/audio/sound.mts';

/** Speech with pauses in known places. */
export interface PausedSpeech extends Sound {
	/** In seconds. */
	pauses: Array<{ start: number; end: number }>;
}

const PAUSE_SECONDS = 0.7;
/** Of the noise of a quiet room: about −60 dBFS. */
const NOISE = 0.002;

/** The recording of the examples again and again, and behind each a pause in which only a room is heard. */
export function makePausedSpeech(times: number): PausedSpeech {
	const { samples: speech, sampleRate } = readWav(readFileSync('examples/recordings/speech.wav'));
	const pauseLength = PAUSE_SECONDS * sampleRate;
	const period = speech.length + pauseLength;
	const noise = Float32Array.from({ length: period }, (_, index) => NOISE * scatter(index));
	const samples = new Float32Array(times * period);
	const pauses = [];
	for (let start = 0; start < samples.length; start += period) {
		samples.set(noise, start);
		for (let index = 0; index < speech.length; index++) samples[start + index]! += speech[index]!;
		pauses.push({
			start: (start + speech.length) / sampleRate,
			end: (start + period) / sampleRate,
		});
	}
	return { samples, sampleRate, pauses };
}

/** A number from -0.5 to 0.5 that looks random but is the same in each run. */
function scatter(index: number): number {
	const value = Math.sin(index * 12.9898) * 43758.5453;
	return value - Math.floor(value) - 0.5;
}
