import { inspectAudio } from '../../../../../../nodes/shared/audio/inspectAudio';
import { decodeSound } from '../../../../../audio/decodeSound.mts';
import { runEncoder } from '../../../../../audio/runEncoder.mts';
import { join } from '../joinPieces.mts';

const PARTS = 5;

/** Half a block of the transform of MP3: so much of a part the coder blends with what it follows, or what follows it. */
const BLENDED = 576;

function encodeParts(sampleRate: number, channels: number): Buffer[] {
	const lines = runEncoder('test/audio/writeSpeechParts.mts', sampleRate, channels, PARTS);
	return lines
		.toString()
		.trim()
		.split('\n')
		.map((line) => Buffer.from(line, 'base64'));
}

/** Where a sound begins in another, at or behind a place, to the sample; undefined where it is not found within `reach`. */
function findSound(
	sound: Float32Array,
	within: Float32Array,
	from: number,
	reach: number,
): number | undefined {
	const middle = Math.floor(sound.length / 2);
	const probe = sound.subarray(middle, middle + 3000);
	for (let start = from; start <= from + reach; start++)
		if (largestDifference(probe, within, start + middle) < 1e-4) return start;
	return undefined;
}

function largestDifference(sound: Float32Array, within: Float32Array, start: number): number {
	let largest = 0;
	for (let index = 0; index < sound.length && largest < 1e-3; index++)
		largest = Math.max(largest, Math.abs(sound[index]! - (within[start + index] ?? 1)));
	return largest;
}

const largest = (samples: Float32Array) =>
	samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);

describe.each([
	[24_000, 1, 576],
	[16_000, 1, 576],
	[22_050, 2, 576],
	[44_100, 1, 1152],
	[48_000, 2, 1152],
])('MP3 parts of %i Hz and %i channels', (sampleRate, channels, frame) => {
	const files = encodeParts(sampleRate, channels);
	const parts = files.map((file) => decodeSound(file).samples);
	const length = parts.reduce((sum, { length }) => sum + length, 0);

	it('become a file that is longer than their sound by at most one frame a part', async () => {
		const { samples, complaints } = decodeSound(await join(...files));
		expect(complaints).toBe('');
		expect(samples.length).toBeGreaterThanOrEqual(length);
		expect(samples.length).toBeLessThanOrEqual(length + frame * PARTS);
	});

	it('keep every sample, but for the few that the coder blends, and follow each other without a click', async () => {
		const { samples } = decodeSound(await join(...files));
		let end = 0;
		parts.forEach((part, index) => {
			const start = findSound(part, samples, end, 2 * frame)!;
			expect(start).toBeGreaterThanOrEqual(end);
			const first = index === 0 ? 0 : BLENDED;
			const last = index === PARTS - 1 ? part.length : part.length - BLENDED;
			const inner = part.subarray(first, last);
			expect(largestDifference(inner, samples, start + first)).toBeLessThan(1e-4);
			// The room that is heard in the pauses.
			const seam = samples.subarray(end - BLENDED, start + BLENDED);
			expect(index === 0 ? 0 : largest(seam)).toBeLessThan(0.005);
			end = start + part.length;
		});
		expect(samples).toHaveLength(end);
	});

	it('become a file that says of itself how long it is', async () => {
		const joined = await join(...files);
		const seconds = inspectAudio(joined)?.durationSeconds;
		expect(seconds).toBeGreaterThanOrEqual(length / sampleRate);
		expect(seconds).toBeLessThan((length + (PARTS + 3) * frame) / sampleRate);
	});
});
