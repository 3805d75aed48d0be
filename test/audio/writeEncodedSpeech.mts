import { readFileSync, writeSync } from 'node:fs';
import { encodeAudio } from '../../sandbox/audio/codec/encode.mts';
import type { AudioFormat } from '../../sandbox/audio/codec/encode.mts';
import { readWav } from './readWav.mts';

// Writes the recording of the examples to standard output: `node writeEncodedSpeech.mts FORMAT SAMPLE_RATE CHANNELS`.
const [format, sampleRate, channels] = process.argv.slice(2);
const encoded = encodeAudio(readWav(readFileSync('examples/recordings/speech.wav')), {
	format: format as AudioFormat,
	sampleRate: Number(sampleRate),
	channels: Number(channels) as 1 | 2,
});
for (let written = 0; written < encoded.length;) written += writeSync(1, encoded, written);
