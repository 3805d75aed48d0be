import { PitchDetector } from 'pitchy';
import { loudnessOf, type Sound } from './sound.mts';

export interface Pitch {
	/** Median of the voiced frames in Hz; `undefined` when nothing in the sound is voiced. */
	median: number | undefined;
	/** Share of the frames that are voiced, 0 to 1. */
	voicedShare: number;
}

const frameSeconds = 0.085;
const maximumFrames = 3000;
const lowestVoice = 55;
const highestVoice = 700;

/**
 * Measures how high a voice speaks: the median fundamental over frames that are clearly periodic, loud enough
 * and in the range of human voices. Long sounds are sampled evenly, so the cost does not grow beyond some
 * seconds.
 */
export function measurePitch(sound: Sound): Pitch {
	const { samples, sampleRate } = sound;
	const frameLength = Math.round(frameSeconds * sampleRate);
	if (samples.length < frameLength) return { median: undefined, voicedShare: 0 };

	const detector = PitchDetector.forFloat32Array(frameLength);
	const hop = Math.max(
		Math.round(frameLength / 4),
		Math.ceil((samples.length - frameLength) / maximumFrames),
	);
	const loudEnough = loudnessOf(samples) * 0.3;
	const pitches: number[] = [];
	let frames = 0;
	for (let start = 0; start + frameLength <= samples.length; start += hop) {
		frames += 1;
		const frame = samples.subarray(start, start + frameLength);
		const loudness = loudnessOf(frame);
		if (loudness === 0 || loudness < loudEnough) continue;
		const [pitch, clarity] = detector.findPitch(frame, sampleRate);
		if (clarity >= 0.85 && pitch >= lowestVoice && pitch <= highestVoice) pitches.push(pitch);
	}
	pitches.sort((first, second) => first - second);
	return { median: pitches[Math.floor(pitches.length / 2)], voicedShare: pitches.length / frames };
}
