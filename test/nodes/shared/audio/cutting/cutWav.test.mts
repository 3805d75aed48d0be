import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { planCuts } from '../../../../../nodes/shared/audio/cutting/planCuts';
import { readPart } from '../../../../../nodes/shared/audio/cutting/readPart';
import { createStretchReader } from '../../../../../nodes/shared/streams/stretchReader';
import { chunk, makeWav } from '../makeWav.mts';
import { locateCuts, readParts, toSource } from './cutFiles.mts';
import { kinds, samples16, speech, writeSamples } from './wavSamples.mts';

const limits = { maxSeconds: 30, maxBytes: 100_000_000 };

describe('a WAV file', () => {
	it.each(kinds)(
		'of %s is cut in pauses, and no sample is lost or changed',
		async (_kind, options, write) => {
			for (const channels of [1, 2]) {
				const samples = writeSamples(options.bits, write, channels);
				const source = toSource(makeWav(samples, { ...options, channels }));
				const plan = await planCuts(source, limits);
				expect(plan.durationSeconds).toBe(speech.samples.length / 16_000);
				expect(locateCuts(plan, speech.pauses)).toEqual(
					Array.from({ length: 3 }, () => expect.objectContaining({ isInPause: true })),
				);
				const files = await readParts(source, plan);
				const headerSize = 44 + (options.extension?.length ?? 0);
				const contents = files.map((file) => file.subarray(headerSize));
				expect(Buffer.concat(contents).equals(samples)).toBe(true);
				files.forEach((file, index) => {
					const part = contents[index]!;
					expect(file.equals(makeWav(part, { ...options, channels }))).toBe(true);
					expect(file.length).toBe(plan.parts[index]!.bytes);
				});
			}
		},
	);

	it('is cut in the middle of the longest pause before the limit', async () => {
		const samples = Buffer.from(samples16);
		// A second of silence within the speech that ends at 28 s, next to pauses of 0.7 s.
		samples.fill(0, 25 * 32_000, 26 * 32_000);
		const plan = await planCuts(toSource(makeWav(samples)), limits);
		expect(plan.parts[1]!.startSeconds).toBeCloseTo(25.5, 1);
	});

	it('is cut in a pause of a recorder with a constant offset, too', async () => {
		const samples = Buffer.from(samples16);
		for (let at = 0; at < samples.length; at += 2)
			samples.writeInt16LE(Math.max(-32768, samples.readInt16LE(at) - 8000), at);
		const plan = await planCuts(toSource(makeWav(samples)), limits);
		expect(locateCuts(plan, speech.pauses).every(({ isInPause }) => isInPause)).toBe(true);
	});

	it('gets no part that is longer or larger than it may be', async () => {
		const source = toSource(makeWav(samples16));
		for (const own of [
			{ maxSeconds: 7 },
			{ maxSeconds: 1 },
			{ maxBytes: 300_000 },
			{ maxBytes: 10_001 },
		]) {
			const { maxSeconds, maxBytes } = { ...limits, ...own };
			const plan = await planCuts(source, { maxSeconds, maxBytes });
			for (const { durationSeconds, bytes } of plan.parts) {
				expect(durationSeconds).toBeLessThanOrEqual(maxSeconds);
				expect(bytes).toBeLessThanOrEqual(maxBytes);
			}
			const contents = (await readParts(source, plan)).map((file) => file.subarray(44));
			expect(Buffer.concat(contents).equals(samples16)).toBe(true);
		}
	});

	it('stays whole where the limits hold for it', async () => {
		const file = makeWav(samples16);
		const plan = await planCuts(toSource(file), { maxSeconds: 120, maxBytes: file.length });
		expect(plan.parts).toHaveLength(1);
		expect((await readParts(toSource(file), plan))[0]!.equals(file)).toBe(true);
	});

	it('leaves no short rest, but two parts of about the same length', async () => {
		const samples = samples16.subarray(0, 62 * 32_000);
		const { parts } = await planCuts(toSource(makeWav(samples)), limits);
		expect(parts).toHaveLength(3);
		for (const { durationSeconds } of parts) expect(durationSeconds).toBeGreaterThan(10);
	});

	it('may hold anything before and behind its samples', async () => {
		const before = Buffer.concat([
			chunk('LIST', Buffer.alloc(5_000_001, 7)),
			chunk('bext', Buffer.alloc(3)),
		]);
		const after = chunk('id3 ', Buffer.alloc(100_001, 9));
		const source = toSource(makeWav(samples16, { before, after }));
		const plan = await planCuts(source, limits);
		const contents = (await readParts(source, plan)).map((file) => file.subarray(44));
		expect(Buffer.concat(contents).equals(samples16)).toBe(true);
	});

	it.each([0, 0xffffffff])('goes to its end where the header says %i', async (declared) => {
		const plan = await planCuts(toSource(makeWav(samples16, { declared })), limits);
		expect(plan.durationSeconds).toBe(speech.samples.length / 16_000);
	});

	it('may be an RF64 file, which counts its samples elsewhere', async () => {
		const sizes = Buffer.alloc(28);
		sizes.writeBigUInt64LE(BigInt(samples16.length), 8);
		const wav = makeWav(samples16, { declared: 0xffffffff, after: Buffer.alloc(5000, 1) });
		const head = Buffer.from('RF64\xff\xff\xff\xffWAVE', 'latin1');
		const file = Buffer.concat([head, chunk('ds64', sizes), wav.subarray(12)]);
		const plan = await planCuts(toSource(file), limits);
		expect(plan.durationSeconds).toBe(speech.samples.length / 16_000);
	});

	it('ends after a whole sample of all channels', async () => {
		const file = makeWav(samples16.subarray(0, 4002), { channels: 2 });
		const plan = await planCuts(toSource(file), limits);
		expect(plan.parts).toEqual([expect.objectContaining({ samples: 1000, bytes: 4044 })]);
	});

	it('is measured in constant memory', async () => {
		setFlagsFromString('--expose-gc');
		const collect = runInNewContext('gc') as () => void;
		const piece = Buffer.alloc(64 * 1024);
		let most = 0;
		const measure = () => {
			collect();
			const { heapUsed, arrayBuffers } = process.memoryUsage();
			most = Math.max(most, heapUsed + arrayBuffers);
		};
		const source = {
			open: async function* () {
				yield makeWav(Buffer.alloc(0));
				for (let index = 0; index < 1500; index++) {
					if (index % 100 === 0) measure();
					piece.fill(index % 100);
					yield piece;
				}
			},
		};
		measure();
		const before = most;
		const plan = await planCuts(source, { maxSeconds: 240, maxBytes: 1e8 });
		expect(plan.durationSeconds).toBeGreaterThan(3_000);
		const reader = createStretchReader(source.open);
		for await (const bytes of readPart(source, reader, plan, 12))
			expect(bytes.length).toBeGreaterThan(0);
		expect(most - before).toBeLessThan(16 * 1024 * 1024);
	});
});
