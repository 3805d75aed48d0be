import { decodeAudio } from './decode.mts';
import { encodeAudio, type EncodingOptions } from './encode.mts';
import { measurePitch } from './measurePitch.mts';
import { separateVoice } from './separateVoice.mts';
import { shiftVoice } from './shiftVoice.mts';
import { durationOf, loudnessOf, type Sound } from './sound.mts';

/** What makes a voice sound like somebody else, as far as the sandbox goes. */
export interface VoiceCharacter {
	/** The median pitch it speaks at, in Hz. */
	pitch: number;
	/** How high its formants are relative to an average man's: about 1.17 for a woman, 1.35 for a child. */
	formants: number;
}

export interface VoiceChange {
	/** The recording, in any format that can be decoded. */
	bytes: Uint8Array<ArrayBuffer>;
	character: VoiceCharacter;
	keepBackground: boolean;
	maximumSeconds: number;
	encoding: EncodingOptions;
}

export type ChangedVoice =
	| { outcome: 'changed'; bytes: Uint8Array<ArrayBuffer>; seconds: number }
	| { outcome: 'undecodable' }
	| { outcome: 'tooLong' };

/** What the converted voice is computed at; also the vendor's default output rate (seed 001). */
const workingSampleRate = 24000;

/**
 * Converts a recording to another voice: pitch and formants move to the character's, the words, their timing,
 * the length and the loudness stay. Sound without a measurable pitch (silence, whispering) keeps its pitch and
 * only gets the formants. The recording's background is mixed back in under the new voice when
 * `keepBackground` is set.
 */
export async function changeVoice(change: VoiceChange): Promise<ChangedVoice> {
	const { bytes, character, keepBackground, maximumSeconds, encoding } = change;
	const decoded = await decodeAudio(bytes, { sampleRate: workingSampleRate, maximumSeconds });
	if (decoded.outcome !== 'decoded') return decoded;

	const { voice, background } = separateVoice(decoded.sound);
	const { median } = measurePitch(voice);
	const shifted = await shiftVoice(voice, {
		pitchFactor: median === undefined ? 1 : character.pitch / median,
		formantFactor: character.formants / estimateFormants(median),
	});
	const converted = mix(matchLoudness(shifted, voice), keepBackground ? background : undefined);
	return {
		outcome: 'changed',
		bytes: encodeAudio(converted, encoding),
		seconds: durationOf(converted),
	};
}

/**
 * Formants of the recorded speaker relative to an average man's, guessed from the pitch: both follow body
 * size.
 */
function estimateFormants(pitch = 110): number {
	return Math.min(1.35, Math.max(0.9, (pitch / 110) ** 0.25));
}

function matchLoudness(sound: Sound, example: Sound): Sound {
	const loudness = loudnessOf(sound.samples);
	const gain = loudness === 0 ? 1 : Math.min(4, loudnessOf(example.samples) / loudness);
	return { ...sound, samples: sound.samples.map((sample) => sample * gain) };
}

function mix(sound: Sound, under: Sound | undefined): Sound {
	if (!under) return sound;
	return { ...sound, samples: sound.samples.map((sample, index) => sample + (under.samples[index] ?? 0)) };
}
