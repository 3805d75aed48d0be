import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { publishFile } from '../../../sandbox/account.mts';

/** A short recording that a vendor and n8n can download. */
export interface Recording {
	url: string;
	/** Of the file, in hexadecimal. */
	sha256: string;
	durationSeconds: number;
}

const headerBytes = 44;
const sampleBytes = 2;
const sampleRate = 16_000;
const shortestSamples = sampleRate / 2;

/** Cuts the recording of the examples into so many, each a little longer than the one before. */
export async function publishRecordings(count: number): Promise<[Recording, ...Recording[]]> {
	const speech = await readFile('examples/recordings/speech.wav');
	const step = Math.floor((sampleRate / 2 / count) * 2);
	const recordings: Recording[] = [];
	for (let index = 0; index < count; index++) {
		const samples = shortestSamples + index * step;
		const bytes = cut(speech, samples);
		const url = await publishFile(`recording-${index}.wav`, bytes);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		recordings.push({ url, sha256, durationSeconds: samples / sampleRate });
	}
	return recordings as [Recording, ...Recording[]];
}

/** The beginning of a WAV file whose header is as short as can be, as that of the example is. */
function cut(wav: Buffer, samples: number): Buffer {
	const length = samples * sampleBytes;
	const short = Buffer.from(wav.subarray(0, headerBytes + length));
	short.writeUInt32LE(short.length - 8, 4);
	short.writeUInt32LE(length, headerBytes - 4);
	return short;
}
