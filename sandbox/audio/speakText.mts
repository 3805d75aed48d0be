import load from '@echogarden/espeak-ng-emscripten';
import { joinBlocks, type Sound } from './sound.mts';

/** Of the voices that speak, which are men's. */
export const spokenFormants = 1;

let starting: ReturnType<typeof start> | undefined;

/**
 * Speaks a text with eSpeak NG: with its Mandarin voice when there are Chinese characters in it (the Latin
 * letters between them are read as English), else with its English one.
 */
export async function speakText(text: string): Promise<Sound> {
	// Once in each worker: its dictionaries are large.
	starting ??= start();
	const synthesizer = await starting;
	synthesizer.set_voice(/\p{Script=Han}/u.test(text) ? 'cmn' : 'en-us');
	// Of 0 to 99: higher than usual, because its pitch is easier to measure then.
	synthesizer.set_pitch(90);
	const blocks: Float32Array[] = [];
	synthesizer.synthesize(text, (audio) => {
		if (audio)
			blocks.push(
				Float32Array.from(new Int16Array(audio.slice().buffer), (sample) => sample / 32768),
			);
		return 0;
	});
	const samples = joinBlocks(blocks);
	if (samples.length === 0) throw new Error('There is nothing to speak in the text');
	return { samples, sampleRate: synthesizer.get_samplerate() };
}

async function start() {
	const { eSpeakNGWorker } = await load();
	return new eSpeakNGWorker();
}
