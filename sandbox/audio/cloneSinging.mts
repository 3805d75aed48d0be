import { soundOf, type Source, type VoiceCloning } from './cloneVoice.mts';
import { encodeAudio } from './codec/encode.mts';
import { measurePitch } from './measurePitch.mts';
import { readStereoSound } from './readSound.mts';
import { estimateFormants, revoice } from './voice/revoice.mts';
import { separateVocals } from './voice/separateVocals.mts';
import { joinBlocks, mix, type Sound } from './sound.mts';

export interface SingingCloning extends VoiceCloning {
	/** Whether the vocals are taken out of the music first, and put back after; else all of a song is vocals. */
	separate: boolean;
}

/**
 * Sings songs with the voice of a model: the whole song moves by one interval towards the model's pitch, so
 * that the melody stays, and the formants become the model's. The length stays.
 * @throws Error when a song cannot be read
 */
export async function cloneSinging(cloning: SingingCloning) {
	const { sources, character, encoding } = cloning;
	const { sampleRate } = encoding;
	const blocks: Float32Array[] = [];
	for (const source of sources) {
		const { vocals, music } = await takeApart(source, cloning);
		const { median } = measurePitch(vocals);
		// Only octaves stay in tune with the music.
		const interval = semitonesBetween(median, character.pitch, music ? 12 : 1);
		const change = { formants: estimateFormants(median), pitchFactor: 2 ** (interval / 12) };
		const sung = await revoice(vocals, character, change);
		blocks.push((music ? mix(sung, music) : sung).samples);
	}
	return { bytes: encodeAudio({ samples: joinBlocks(blocks), sampleRate }, encoding) };
}

async function takeApart(
	source: Source,
	{ encoding: { sampleRate }, separate, speech }: SingingCloning,
): Promise<{ vocals: Sound; music?: Sound }> {
	if (!separate || 'text' in source) return { vocals: await soundOf(source, sampleRate, speech) };
	const { voice, background } = separateVocals(await readStereoSound(source.path, sampleRate));
	return { vocals: voice, music: background };
}

/** The interval between two pitches in whole steps of so many semitones, an octave at most. */
function semitonesBetween(pitch: number | undefined, other: number, step: number): number {
	if (pitch === undefined) return 0;
	const interval = Math.round((12 * Math.log2(other / pitch)) / step) * step;
	return Math.min(12, Math.max(-12, interval));
}
