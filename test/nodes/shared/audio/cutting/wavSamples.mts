import { makePausedSpeech } from '../../../../audio/pausedSpeech.mts';

/** What the samples say, with pauses in known places. */
export const speech = makePausedSpeech(12);

/** Writes a sample between -1 and 1. */
export type Write = (bytes: Buffer, sample: number, position: number) => void;

const extension = (tag: number) => {
	const fields = Buffer.alloc(24);
	fields.writeUInt16LE(22, 0);
	fields.writeUInt16LE(tag, 8);
	return fields;
};

/** The kinds of samples that a WAV file may hold: a name, what its header says, and how a sample is written. */
export const kinds: Array<[string, { tag: number; bits: number; extension?: Buffer }, Write]> = [
	[
		'8 bits',
		{ tag: 1, bits: 8 },
		(bytes, sample, at) => bytes.writeUInt8(128 + Math.round(sample * 127), at),
	],
	[
		'16 bits',
		{ tag: 1, bits: 16 },
		(bytes, sample, at) => bytes.writeInt16LE(Math.round(sample * 32767), at),
	],
	[
		'24 bits',
		{ tag: 1, bits: 24 },
		(bytes, sample, at) => bytes.writeIntLE(Math.round(sample * 8388607), at, 3),
	],
	[
		'32 bits',
		{ tag: 1, bits: 32 },
		(bytes, sample, at) => bytes.writeInt32LE(Math.round(sample * 2147483647), at),
	],
	['32-bit float', { tag: 3, bits: 32 }, (bytes, sample, at) => bytes.writeFloatLE(sample, at)],
	['64-bit float', { tag: 3, bits: 64 }, (bytes, sample, at) => bytes.writeDoubleLE(sample, at)],
	[
		'16 bits of WAVE_FORMAT_EXTENSIBLE',
		{ tag: 0xfffe, bits: 16, extension: extension(1) },
		(bytes, sample, at) => bytes.writeInt16LE(Math.round(sample * 32767), at),
	],
	[
		'32-bit float of WAVE_FORMAT_EXTENSIBLE',
		{ tag: 0xfffe, bits: 32, extension: extension(3) },
		(bytes, sample, at) => bytes.writeFloatLE(sample, at),
	],
];

/** The speech as samples of a kind, the same in all channels. */
export function writeSamples(bits: number, write: Write, channels: number): Buffer {
	const size = bits / 8;
	const bytes = Buffer.alloc(speech.samples.length * size * channels);
	speech.samples.forEach((sample, index) => {
		for (let channel = 0; channel < channels; channel++)
			write(bytes, sample, (index * channels + channel) * size);
	});
	return bytes;
}

/** The speech as samples of 16 bits, in one channel. */
export const samples16 = writeSamples(16, kinds[1]![2], 1);
