import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

const HEADER_SIZE = 44;
const noise = randomBytes(1024 * 1024);

/** How a recording sounds does not matter here, but its header must be right. */
export interface WavFormat {
	sampleRate: number;
	channels: number;
}

/** Writes a WAV file of 16 bit as a stream, because memory that was in use before would hide some of what is measured. */
export function writeWav(bytes: number, format: WavFormat): Readable {
	return Readable.from(pieces(bytes, format), { objectMode: false });
}

function* pieces(bytes: number, { sampleRate, channels }: WavFormat): Generator<Buffer> {
	const frameSize = 2 * channels;
	const samples = Math.floor((bytes - HEADER_SIZE) / frameSize) * frameSize;
	const header = Buffer.alloc(HEADER_SIZE);
	header.write('RIFF', 0);
	header.writeUInt32LE(HEADER_SIZE - 8 + samples, 4);
	header.write('WAVEfmt ', 8);
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(channels, 22);
	header.writeUInt32LE(sampleRate, 24);
	header.writeUInt32LE(sampleRate * frameSize, 28);
	header.writeUInt16LE(frameSize, 32);
	header.writeUInt16LE(16, 34);
	header.write('data', 36);
	header.writeUInt32LE(samples, 40);
	yield header;
	for (let left = samples; left > 0; left -= noise.length) yield noise.subarray(0, left);
}
