import { planCuts } from '../../../../../nodes/shared/audio/cutting/planCuts';
import { inspectAudio } from '../../../../../nodes/shared/audio/inspectAudio';
import { makeWav } from '../makeWav.mts';
import { readParts, toSource } from './cutFiles.mts';
import { samples16 } from './wavSamples.mts';

const limits = { maxSeconds: 30, maxBytes: 100_000_000 };

describe('a WAV file that lies', () => {
	it.each<[string, Buffer, string]>([
		['has no samples', makeWav(Buffer.alloc(0)), "'interview' is empty: it holds no sound"],
		[
			'ends within its header',
			makeWav(samples16).subarray(0, 30),
			"'interview' is empty: it holds no sound",
		],
		['has no format', makeWav(samples16).subarray(0, 12), 'holds no sound'],
		[
			'has no channels',
			makeWav(samples16, { channels: 0 }),
			"'interview' is damaged: its header says of the samples what cannot be",
		],
		['has a sample rate of 0', makeWav(samples16, { sampleRate: 0 }), 'is damaged'],
		['has samples of 40 bits', makeWav(samples16, { bits: 40 }), 'is damaged'],
		[
			'has compressed samples',
			makeWav(samples16, { tag: 2 }),
			"'interview' is a WAV file with compressed samples, which cannot be split",
		],
		[
			'says to have one sample a second',
			makeWav(samples16, { sampleRate: 1 }),
			"'interview' is too long: it would take more than 1000 parts",
		],
	])('is refused: it %s', async (_lie, file, message) => {
		await expect(planCuts(toSource(file), limits)).rejects.toThrow(message);
	});

	it.each([
		{ sampleRate: 500_000_000 },
		{ channels: 4095 },
		{ sampleRate: 500_000_000, channels: 2 },
	])('is cut as it says where that can be: %j', async (options) => {
		const source = toSource(makeWav(samples16, options));
		const plan = await planCuts(source, { maxSeconds: 30, maxBytes: 1_000_000 });
		const contents = (await readParts(source, plan)).map((file) => file.subarray(44));
		const all = Buffer.concat(contents);
		expect(all.equals(samples16.subarray(0, all.length))).toBe(true);
		expect(samples16.length - all.length).toBeLessThan(2 * 4095);
		expect(inspectAudio((await readParts(source, plan))[0]!)!.extension).toBe('wav');
	});

	it('is refused where it becomes shorter between two readings', async () => {
		const plan = await planCuts(toSource(makeWav(samples16)), limits);
		const shorter = toSource(makeWav(samples16.subarray(0, 2_000_000)));
		await expect(readParts(shorter, plan)).rejects.toThrow("'interview' changed while it was read");
	});
});
