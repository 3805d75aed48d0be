/** Mono audio in memory: samples from -1 to 1 at `sampleRate` Hz. */
export interface Sound {
	samples: Float32Array;
	sampleRate: number;
}

/** The length of a sound in seconds. */
export function durationOf(sound: Sound): number {
	return sound.samples.length / sound.sampleRate;
}

/** The same samples with silence added at the end, or cut off, so that there are exactly `length` of them. */
export function fitLength(samples: Float32Array, length: number): Float32Array {
	if (samples.length === length) return samples;
	const fitted = new Float32Array(length);
	fitted.set(samples.subarray(0, length));
	return fitted;
}

/** Root mean square of the samples, 0 for none. */
export function loudnessOf(samples: Float32Array): number {
	let sum = 0;
	for (const sample of samples) sum += sample * sample;
	return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}

/** Puts blocks of samples end to end. */
export function joinBlocks(blocks: Float32Array[]): Float32Array {
	const joined = new Float32Array(blocks.reduce((length, block) => length + block.length, 0));
	let offset = 0;
	for (const block of blocks) {
		joined.set(block, offset);
		offset += block.length;
	}
	return joined;
}

/** Two sounds at once, as long as the first. */
export function mix(sound: Sound, under: Sound): Sound {
	return {
		...sound,
		samples: sound.samples.map((sample, index) => sample + (under.samples[index] ?? 0)),
	};
}
