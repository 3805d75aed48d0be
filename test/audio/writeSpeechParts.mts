import { encodeAudio } from '../../sandbox/audio/codec/encode.mts';
import { makePausedSpeech } from './pausedSpeech.mts';

// Cuts speech so many seconds behind the beginning of each pause, and each time a little later, and prints each part as an MP3
// file of its own, in base64: `node writeSpeechParts.mts SAMPLE_RATE CHANNELS PARTS SECONDS`.
const [sampleRate, channels, count, seconds] = process.argv.slice(2).map(Number) as [
	number,
	1 | 2,
	number,
	number,
];
const { samples, pauses, sampleRate: rate } = makePausedSpeech(count);
const cuts = pauses.map(
	({ start }, index) => Math.round((start + seconds) * rate) + 97 * index ** 2,
);
cuts.forEach((end, index) => {
	const part = samples.subarray(cuts[index - 1] ?? 0, end);
	const file = encodeAudio(
		{ samples: part, sampleRate: rate },
		{ format: 'mp3', sampleRate, channels },
	);
	console.log(Buffer.from(file).toString('base64'));
});
