import { encodeAudio, type EncodingOptions } from './codec/encode.mts';
import { filterSound } from './codec/frames.mts';
import { measurePitch } from './measurePitch.mts';
import { readSound } from './readSound.mts';
import { estimateFormants, revoice, type VoiceCharacter } from './voice/revoice.mts';
import { joinBlocks, type Sound } from './sound.mts';
import { speakText, spokenFormants, type Speech } from './speech/speakText.mts';

/** Texts to speak, or recordings on disk. */
export type Source = { text: string } | { path: string };

export interface VoiceCloning {
	/** One after the other. */
	sources: Source[];
	character: VoiceCharacter;
	encoding: EncodingOptions;
	/** How texts are spoken. */
	speech: Speech;
}

/**
 * Speaks texts and recordings with the voice of a model: the median pitch becomes the model's, and the
 * formants too.
 * @throws Error when a recording cannot be read
 */
export async function cloneVoice({ sources, character, encoding, speech }: VoiceCloning) {
	const { sampleRate } = encoding;
	const blocks: Float32Array[] = [];
	for (const source of sources) {
		const sound = await soundOf(source, sampleRate, speech);
		const { median } = measurePitch(sound);
		const pitchFactor = median === undefined ? 1 : character.pitch / median;
		const formants = 'text' in source ? spokenFormants : estimateFormants(median);
		blocks.push((await revoice(sound, character, { formants, pitchFactor })).samples);
	}
	return { bytes: encodeAudio({ samples: joinBlocks(blocks), sampleRate }, encoding) };
}

/** A source as sound, at the given rate. */
export async function soundOf(source: Source, sampleRate: number, speech: Speech): Promise<Sound> {
	if ('path' in source) return await readSound(source.path, sampleRate);
	return filterSound(await speakText(source.text, speech), 'anull', sampleRate);
}
