import { filterSound } from '../codec/frames.mts';
import { fitLength, loudnessOf, type Sound } from '../sound.mts';

/** A sound taken apart; `voice` and `background` have its length and add up to it exactly. */
export interface Separated {
	voice: Sound;
	background: Sound;
}

// FFmpeg's afftdn hands its output on this much later than its input.
const denoiserDelaySeconds = 0.025;
const frameSeconds = 0.02;

/**
 * Takes a voice from what is behind it: FFmpeg's spectral denoiser (afftdn) set to the level of the
 * recording's quiet moments, then a gate for the pauses. What they take away is the background. This finds
 * hum, hiss and room, and music in the pauses; music under the words stays with the voice, which would need a
 * trained model.
 */
export function separateVoice(sound: Sound): Separated {
	const { samples, sampleRate } = sound;
	const floor = noiseFloorOf(sound);
	const delay = Math.round(denoiserDelaySeconds * sampleRate);
	const padded = { samples: fitLength(samples, samples.length + delay), sampleRate };
	const chain = [
		`afftdn=noise_reduction=30:noise_floor=${decibels(floor)}:track_noise=1`,
		`agate=threshold=${Math.min(floor * 2, 1)}:range=0.05:ratio=4:attack=5:release=120`,
	];
	const voice = fitLength(
		filterSound(padded, chain.join(',')).samples.subarray(delay),
		samples.length,
	);
	const background = samples.map((sample, index) => sample - (voice[index] ?? 0));
	return { voice: { samples: voice, sampleRate }, background: { samples: background, sampleRate } };
}

/**
 * The loudness of the quietest tenth; far enough below the whole for a steady tone not to be taken for noise.
 */
function noiseFloorOf({ samples, sampleRate }: Sound): number {
	const frameLength = Math.round(frameSeconds * sampleRate);
	const loudness: number[] = [];
	for (let start = 0; start + frameLength <= samples.length; start += frameLength) {
		loudness.push(loudnessOf(samples.subarray(start, start + frameLength)));
	}
	loudness.sort((first, second) => first - second);
	return Math.min(loudness[Math.floor(loudness.length / 10)] ?? 0, loudnessOf(samples) / 8);
}

/** Amplitude as decibels, in the range that afftdn takes as a noise floor. */
function decibels(amplitude: number): number {
	return Math.min(-20, Math.max(-80, Math.round(20 * Math.log10(amplitude))));
}
