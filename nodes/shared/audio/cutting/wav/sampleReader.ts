import type { SampleEncoding } from '../cutPlan';

/** Reads the sample that begins at a byte; full scale is 1. */
export type ReadSample = (bytes: Buffer, position: number) => number;

/** How samples are read, and how many bytes each has. */
export const SAMPLE_READERS: Record<SampleEncoding, { size: number; read: ReadSample }> = {
	unsigned8: { size: 1, read: (bytes, position) => (bytes[position]! - 128) / 128 },
	signed16: { size: 2, read: (bytes, position) => bytes.readInt16LE(position) / 2 ** 15 },
	signed24: { size: 3, read: (bytes, position) => bytes.readIntLE(position, 3) / 2 ** 23 },
	signed32: { size: 4, read: (bytes, position) => bytes.readInt32LE(position) / 2 ** 31 },
	float32: { size: 4, read: (bytes, position) => finite(bytes.readFloatLE(position)) },
	float64: { size: 8, read: (bytes, position) => finite(bytes.readDoubleLE(position)) },
};

/** A broken file may hold NaN and infinity; both count as full scale. */
function finite(sample: number): number {
	return Number.isFinite(sample) ? sample : 1;
}

/**
 * Measures how loud samples are, all channels together: the standard deviation, so that a constant offset of a cheap
 * recorder counts for nothing. Full scale is 1.
 */
export function measureLoudness(bytes: Buffer, encoding: SampleEncoding): number {
	const { size, read } = SAMPLE_READERS[encoding];
	const count = Math.floor(bytes.length / size);
	let sum = 0;
	let squares = 0;
	for (let index = 0; index < count; index++) {
		const sample = read(bytes, index * size);
		sum += sample;
		squares += sample * sample;
	}
	return count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}
