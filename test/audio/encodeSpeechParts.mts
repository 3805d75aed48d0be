import { encode } from './encode.mts';
import { makePausedSpeech } from './pausedSpeech.mts';

interface SpeechParts {
	sampleRate: number;
	channels: 1 | 2;
	count: number;
	/** Where speech is cut, behind the beginning of each pause, and each time a little later. In seconds. */
	seconds: number;
}

/** Speech that is cut, each part as an MP3 file of its own. */
export function encodeSpeechParts({ sampleRate, channels, count, seconds }: SpeechParts): Buffer[] {
	const { samples, pauses, sampleRate: rate } = makePausedSpeech(count);
	const cuts = pauses.map(
		({ start }, index) => Math.round((start + seconds) * rate) + 97 * index ** 2,
	);
	return cuts.map((end, index) => {
		const part = samples.subarray(cuts[index - 1] ?? 0, end);
		const sound = { samples: part, sampleRate: rate };
		return encode(sound, { format: 'mp3', sampleRate, channels });
	});
}
