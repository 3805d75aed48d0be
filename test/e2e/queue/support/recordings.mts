import { createHash } from 'node:crypto';
import { encodeAudio } from '../../../../sandbox/audio/codec/encode.mts';
import { readSound } from '../../../../sandbox/audio/readSound.mts';
import { publishFile } from '../../../sandbox/account.mts';

/** A short recording that a vendor and n8n can download. */
export interface Recording {
	url: string;
	/** Of the file, in hexadecimal. */
	sha256: string;
	durationSeconds: number;
}

const sampleRate = 16_000;
const shortestSamples = sampleRate / 2;

/** Cuts the recording of the examples into so many, each a little longer than the one before. */
export async function publishRecordings(count: number): Promise<[Recording, ...Recording[]]> {
	const speech = await readSound('examples/recordings/speech.wav', sampleRate);
	const step = Math.floor((sampleRate / 2 / count) * 2);
	const recordings: Recording[] = [];
	for (let index = 0; index < count; index++) {
		const samples = shortestSamples + index * step;
		const beginning = { sampleRate, samples: speech.samples.subarray(0, samples) };
		const bytes = encodeAudio(beginning, { format: 'wav', sampleRate, channels: 1 });
		const url = await publishFile(`recording-${index}.wav`, bytes);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		recordings.push({ url, sha256, durationSeconds: samples / sampleRate });
	}
	return recordings as [Recording, ...Recording[]];
}
