import { writeSync } from 'node:fs';
import { encodeAudio } from '../../sandbox/audio/codec/encode.mts';
import type { AudioFormat } from '../../sandbox/audio/codec/encode.mts';
import { makePausedSpeech } from './pausedSpeech.mts';

// Writes speech with pauses to standard output: `node writePausedSpeech.mts FORMAT SAMPLE_RATE CHANNELS TIMES`.
const [format, sampleRate, channels, times] = process.argv.slice(2);
const encoded = encodeAudio(makePausedSpeech(Number(times)), {
	format: format as AudioFormat,
	sampleRate: Number(sampleRate),
	channels: Number(channels) as 1 | 2,
});
for (let written = 0; written < encoded.length;) written += writeSync(1, encoded, written);
