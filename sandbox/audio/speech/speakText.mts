import load from '@echogarden/espeak-ng-emscripten';
import { joinBlocks, type Sound } from '../sound.mts';

/** How a text is spoken. */
export interface Speech {
	/** Left out: Chinese where there are Chinese characters in the text, else English. */
	language?: 'english' | 'chinese';
	/** 1 is the usual rate, 2 twice that. */
	rate?: number;
}

/** Of the voices that speak, which are men's. */
export const spokenFormants = 1;

const voices = { english: 'en-us', chinese: 'cmn' };

// eSpeak's usual rate and its slowest.
const wordsPerMinute = 175;
const fewestWordsPerMinute = 80;

let starting: ReturnType<typeof start> | undefined;

/**
 * Speaks a text with eSpeak NG, with its voice for the language. Its Mandarin voice reads the Latin letters
 * between Chinese characters as English.
 */
export async function speakText(text: string, { language, rate = 1 }: Speech): Promise<Sound> {
	// Once in each worker: its dictionaries are large.
	starting ??= start();
	const synthesizer = await starting;
	const byScript = /\p{Script=Han}/u.test(text) ? 'chinese' : 'english';
	synthesizer.set_voice(voices[language ?? byScript]);
	synthesizer.set_rate(Math.max(fewestWordsPerMinute, Math.round(wordsPerMinute * rate)));
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
