import { decodeAudio, isContainer, type Decoded } from './codec/decode.mts';
import { encodeAudio, type EncodingOptions } from './codec/encode.mts';
import { measurePitch } from './measurePitch.mts';
import { readRawPcm } from './codec/rawPcm.mts';
import { estimateFormants, revoice, type VoiceCharacter } from './voice/revoice.mts';
import { separateVoice } from './voice/separateVoice.mts';
import { durationOf, mix, type Sound } from './sound.mts';

export interface VoiceChange {
	/** The recording: WAV, MP3, AAC (ADTS) or raw PCM. */
	bytes: Uint8Array<ArrayBuffer>;
	character: VoiceCharacter;
	keepBackground: boolean;
	/** Whether the voice stays as it is. */
	keepVoice: boolean;
	maximumSeconds: number;
	/** Longer recordings take more time than there is. */
	inTimeSeconds: number;
	encoding: EncodingOptions;
}

export type ChangedVoice =
	| { outcome: 'changed'; bytes: Uint8Array<ArrayBuffer>; seconds: number }
	| { outcome: 'undecodable' }
	| { outcome: 'tooLong' }
	| { outcome: 'timedOut' };

/** What the converted voice is computed at; also the vendor's default output rate (SAMI 6489/101208). */
const workingSampleRate = 24000;

/** Of the documented formats (SAMI 6489/101208) those with a container, by FFmpeg's names. */
const documentedContainers = ['wav', 'mp3', 'aac'];

/**
 * Converts a recording to another voice: pitch and formants move to the character's, the words, their timing,
 * the length and the loudness stay. Sound without a measurable pitch (silence, whispering) keeps its pitch
 * and only gets the formants. The recording's background is mixed back in under the new voice when
 * `keepBackground` is set.
 */
export async function changeVoice(change: VoiceChange): Promise<ChangedVoice> {
	const { keepVoice, inTimeSeconds, encoding } = change;
	const decoded = await decodeRecording(change);
	if (decoded.outcome !== 'decoded') return decoded;
	if (durationOf(decoded.sound) > inTimeSeconds) return { outcome: 'timedOut' };

	const converted = keepVoice ? decoded.sound : await convert(decoded.sound, change);
	return {
		outcome: 'changed',
		bytes: encodeAudio(converted, encoding),
		seconds: durationOf(converted),
	};
}

async function convert(
	sound: Sound,
	{ character, keepBackground }: Pick<VoiceChange, 'character' | 'keepBackground'>,
): Promise<Sound> {
	const { voice, background } = separateVoice(sound);
	const { median } = measurePitch(voice);
	const pitchFactor = median === undefined ? 1 : character.pitch / median;
	const changed = await revoice(voice, character, {
		formants: estimateFormants(median),
		pitchFactor,
	});
	return keepBackground ? mix(changed, background) : changed;
}

async function decodeRecording({ bytes, maximumSeconds }: VoiceChange): Promise<Decoded> {
	const decoded = await decodeAudio(bytes, {
		sampleRate: workingSampleRate,
		maximumSeconds,
		containers: documentedContainers,
	});
	if (decoded.outcome !== 'undecodable' || isContainer(bytes)) return decoded;
	const sound = readRawPcm(bytes, workingSampleRate);
	if (!sound) return decoded;
	return durationOf(sound) > maximumSeconds
		? { outcome: 'tooLong' }
		: { outcome: 'decoded', sound };
}
