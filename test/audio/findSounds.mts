import type { Sound } from '../../sandbox/audio/sound.mts';

/** A stretch of a recording with sound in it, in seconds. */
export interface Sounding {
	start: number;
	end: number;
}

/**
 * Where in a recording there is sound, as one hears it: what is louder than a 50th of full scale, and everything between two
 * such moments that are less than `pause` seconds apart.
 */
export function findSounds({ samples, sampleRate }: Sound, pause: number): Sounding[] {
	const sounds: Sounding[] = [];
	for (const [index, sample] of samples.entries()) {
		if (Math.abs(sample) < 0.02) continue;
		const time = index / sampleRate;
		const last = sounds.at(-1);
		if (last && time - last.end < pause) last.end = time;
		else sounds.push({ start: time, end: time });
	}
	return sounds;
}
