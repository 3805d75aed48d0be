import { loudnessOf, type Sound } from '../sound.mts';
import { shiftVoice } from './shiftVoice.mts';

/** What makes a voice sound like somebody else, as far as the sandbox goes. */
export interface VoiceCharacter {
	/** The median pitch it speaks at, in Hz. */
	pitch: number;
	/** How high its formants are relative to an average man's: about 1.17 for a woman, 1.35 for a child. */
	formants: number;
}

/**
 * Gives a sound the voice of a character: its formants, and a pitch moved by the given factor. Words, timing,
 * length and loudness stay.
 *
 * @param formants of who speaks in the sound
 */
export async function revoice(
	sound: Sound,
	character: VoiceCharacter,
	{ formants, pitchFactor }: { formants: number; pitchFactor: number },
): Promise<Sound> {
	const shifted = await shiftVoice(sound, {
		pitchFactor,
		formantFactor: character.formants / formants,
	});
	return matchLoudness(shifted, sound);
}

/**
 * Formants of a speaker relative to an average man's, guessed from the pitch: both follow body size.
 */
export function estimateFormants(pitch = 110): number {
	return Math.min(1.35, Math.max(0.9, (pitch / 110) ** 0.25));
}

function matchLoudness(sound: Sound, example: Sound): Sound {
	const loudness = loudnessOf(sound.samples);
	const gain = loudness === 0 ? 1 : Math.min(4, loudnessOf(example.samples) / loudness);
	return { ...sound, samples: sound.samples.map((sample) => sample * gain) };
}
