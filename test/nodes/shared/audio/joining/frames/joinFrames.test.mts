import { findFirstFrame } from '../../../../../../nodes/shared/audio/formats/frames';
import { readTagSize } from '../../../../../../nodes/shared/audio/formats/tags/id3';
import { readLameTag, writeLameTag } from '../../../../../../nodes/shared/audio/formats/lameTag';
import { measureFrames } from '../../../../../../nodes/shared/audio/formats/measureFrames';
import { inspectAudio } from '../../../../../../nodes/shared/audio/inspectAudio';
import { decodeSound } from '../../../../../audio/decodeSound.mts';
import { encodeSpeechParts } from '../../../../../audio/encodeSpeechParts.mts';
import { join } from '../joinPieces.mts';

const PARTS = 5;

/** A block of the transform of MP3, in samples: no more of a part than that is blended with its neighbour. */
const BLENDED = 576;

/** Parts of speech that is cut so many seconds behind the beginning of its pauses. */
function encodeParts(sampleRate: number, channels: 1 | 2, seconds = 0.2): Buffer[] {
	return encodeSpeechParts({ sampleRate, channels, count: PARTS, seconds });
}

/** What is heard of each file. */
async function decodeAll(files: Buffer[]): Promise<Float32Array[]> {
	const sounds: Float32Array[] = [];
	for (const file of files) sounds.push((await decodeSound(file)).samples);
	return sounds;
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

describe.each<[number, 1 | 2, number]>([
	[24_000, 1, 576],
	[16_000, 1, 576],
	[22_050, 2, 576],
	[44_100, 1, 1152],
	[48_000, 2, 1152],
])('MP3 parts of %i Hz and %i channels', (sampleRate, channels, frame) => {
	let files: Buffer[];
	let parts: Float32Array[];
	let length: number;

	beforeAll(async () => {
		files = encodeParts(sampleRate, channels);
		parts = await decodeAll(files);
		length = parts.reduce((sum, { length }) => sum + length, 0);
	});

	it('become a file that is longer than their sound by at most one frame a part', async () => {
		const { samples, complaints } = await decodeSound(await join(...files));
		expect(complaints).toBe('');
		expect(samples.length).toBeGreaterThanOrEqual(length);
		expect(samples.length).toBeLessThanOrEqual(length + frame * PARTS);
	});

	it('keep every sample, but for those that are blended, and follow each other without a click', async () => {
		const { samples } = await decodeSound(await join(...files));
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

describe.each<[number, 1 | 2]>([
	[24_000, 1],
	[44_100, 1],
])('MP3 parts of %i Hz that are cut in the middle of speech', (sampleRate, channels) => {
	/** The largest step from one sample to the next. */
	const largestStep = (samples: Float32Array) =>
		samples.reduce(
			(most, sample, index) => Math.max(most, Math.abs(sample - (samples[index - 1] ?? sample))),
			0,
		);

	it('follow each other without a click, and no louder than they are', async () => {
		const files = encodeParts(sampleRate, channels, -1);
		const parts = await decodeAll(files);
		const { samples } = await decodeSound(await join(...files));
		let end = 0;
		for (const part of parts) {
			const start = findSound(part, samples, end, 2 * 1152)!;
			const around = [end - 2 * BLENDED, start + 2 * BLENDED] as const;
			const seam = samples.subarray(Math.max(0, around[0]), around[1]);
			expect(largestStep(seam)).toBeLessThanOrEqual(largestStep(part));
			expect(largest(seam)).toBeLessThanOrEqual(largest(part));
			end = start + part.length;
		}
	});
});

describe('MP3 parts of which one does not say what was added to it', () => {
	const [one, two, three] = encodeParts(24_000, 1) as [Buffer, Buffer, Buffer];
	/** Without the frame in which the encoder describes the file. */
	const plain = (file: Buffer) => {
		const { position, frame } = findFirstFrame(file, readTagSize(file))!;
		return file.subarray(position + frame.size);
	};

	it('become a file that does not claim a length', async () => {
		const joined = await join(one, plain(two), three);
		expect(inspectAudio(joined)?.durationSeconds).toBeUndefined();
	});

	it('lose nothing of that one', async () => {
		const joined = await join(one, plain(two), three);
		expect(joined.includes(plain(two))).toBe(true);
	});

	it('follow each other as they are where none does', async () => {
		const joined = await join(plain(one), plain(two), plain(three));
		expect(joined.equals(Buffer.concat([one, two, three].map(plain)))).toBe(true);
	});

	it('are joined as they are where an unknown encoder wrote something in that place', async () => {
		const files = [one, two, three].map((file) =>
			Buffer.from(file.toString('latin1').replaceAll('Lavf', 'Xyz1'), 'latin1'),
		);
		const joined = await join(...files);
		expect(joined.subarray(readTagSize(joined)).equals(Buffer.concat(files.map(plain)))).toBe(true);
	});
});

describe('A joined MP3 file', () => {
	const files = encodeParts(24_000, 1);
	const tagOf = (file: Buffer) => {
		const { position, frame } = findFirstFrame(file, readTagSize(file))!;
		return readLameTag(file.subarray(position, position + frame.size))!;
	};

	it('says how many frames it has, and what was added before its first part and after its last', async () => {
		const joined = await join(...files);
		const { position, frame } = findFirstFrame(joined, readTagSize(joined))!;
		const seconds = await measureFrames([joined], { position, frame });
		expect(tagOf(joined)).toEqual({
			frameCount: Math.round((seconds * frame.sampleRate) / frame.samples),
			delay: tagOf(files[0]!).delay,
			padding: tagOf(files.at(-1)!).padding,
		});
	});

	it('claims no length where a part claims to have fewer frames than are left out of it', async () => {
		const lying = files.map((file) => {
			const { position, frame } = findFirstFrame(file, readTagSize(file))!;
			const end = position + frame.size;
			const tag = { frameCount: 1, delay: 576, padding: 1000, byteCount: 0, seekPoints: [] };
			const description = writeLameTag(file.subarray(position, end), tag);
			return Buffer.concat([description, file.subarray(end)]);
		});
		expect(inspectAudio(await join(...lying))?.durationSeconds).toBeUndefined();
	});

	it('keeps the tags behind the frames of its first part, at the end', async () => {
		const id3v1 = Buffer.alloc(128, 'TAG title');
		const tagged = files.map((file) => Buffer.concat([file, id3v1]));
		const joined = await join(...tagged);
		expect(joined.equals(Buffer.concat([await join(...files), id3v1]))).toBe(true);
	});
});
