interface WavOptions {
	sampleRate?: number;
	channels?: number;
	bits?: number;
	/** Of the format; 1 is PCM. */
	tag?: number;
	/** Behind the fields of the format. */
	extension?: Buffer;
	/** Between format and samples, and behind them. */
	before?: Buffer;
	after?: Buffer;
	/** What the header says of the length of the samples. */
	declared?: number;
}

/** A WAV file that holds these bytes as its samples. */
export function makeWav(samples: Buffer, options: WavOptions = {}): Buffer {
	const {
		sampleRate = 16_000,
		channels = 1,
		bits = 16,
		tag = 1,
		declared = samples.length,
	} = options;
	const {
		extension = Buffer.alloc(0),
		before = Buffer.alloc(0),
		after = Buffer.alloc(0),
	} = options;
	const frameSize = (channels * bits) / 8;
	const format = Buffer.alloc(16);
	format.writeUInt16LE(tag, 0);
	format.writeUInt16LE(channels, 2);
	format.writeUInt32LE(sampleRate, 4);
	format.writeUInt32LE(sampleRate * frameSize, 8);
	format.writeUInt16LE(frameSize, 12);
	format.writeUInt16LE(bits, 14);
	const data = chunk('data', samples, declared);
	const content = Buffer.concat([
		Buffer.from('WAVE'),
		chunk('fmt ', Buffer.concat([format, extension])),
		before,
		data,
		after,
	]);
	return chunk('RIFF', content);
}

/** A chunk of a RIFF file. */
export function chunk(name: string, content: Buffer, declared = content.length): Buffer {
	const size = Buffer.alloc(4);
	size.writeUInt32LE(declared);
	return Buffer.concat([Buffer.from(name), size, content, Buffer.alloc(content.length % 2)]);
}
