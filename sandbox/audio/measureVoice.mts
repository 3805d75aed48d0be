import { measurePitch } from './measurePitch.mts';
import { readSound } from './readSound.mts';
import { estimateFormants, type VoiceCharacter } from './voice/revoice.mts';

const sampleRate = 24000;

/**
 * What a model learns from recordings of a speaker: the median pitch, each recording weighing as much as it
 * has of a voice, and formants to go with it.
 * @throws Error when one cannot be read, or none has a voice
 */
export async function measureVoice({ paths }: { paths: string[] }): Promise<VoiceCharacter> {
	let octaves = 0;
	let seconds = 0;
	for (const path of paths) {
		const sound = await readSound(path, sampleRate);
		const { median, voicedShare } = measurePitch(sound);
		if (median === undefined) continue;
		const voiced = (voicedShare * sound.samples.length) / sampleRate;
		octaves += Math.log2(median) * voiced;
		seconds += voiced;
	}
	if (seconds === 0) throw new Error('There is no voice in the recordings');
	const pitch = 2 ** (octaves / seconds);
	return { pitch, formants: estimateFormants(pitch) };
}
