import { buffer } from 'node:stream/consumers';
import { assembleTrack } from '../../../../../../nodes/Tencent/cloning/narrate/track/assembleTrack';
import { measureSpeech } from '../../../../../../nodes/Tencent/cloning/narrate/track/measureSpeech';
import { placeLines } from '../../../../../../nodes/Tencent/cloning/narrate/track/placeLines';
import { inPieces } from '../../../../shared/audio/inPieces.mts';
import { chunk, makeWav } from '../../../../shared/audio/makeWav.mts';

const RATE = 16_000;
const BOTH = { start: true, end: true };
const NEITHER = { start: false, end: false };
const OPTIONS = { timing: 'natural', gapSeconds: 0.5, overrun: 'move' } as const;

/** Samples of 16 bits: a tone between two stretches of faint noise. */
function makeTone(before: number, seconds: number, after: number, amplitude = 8000): Buffer {
	const total = Math.round((before + seconds + after) * RATE);
	const samples = Buffer.alloc(total * 2);
	for (let index = 0; index < total; index++) {
		const isTone = index >= before * RATE && index < (before + seconds) * RATE;
		const value = isTone ? amplitude * Math.sin(index / 5) : (index * 7) % 11;
		samples.writeInt16LE(Math.round(value), index * 2);
	}
	return samples;
}

const toSource = (file: Buffer) => ({ fileName: 'line.wav', open: () => inPieces(file, 777) });

describe('measureSpeech', () => {
	it('leaves out the silence around speech, but for a breath', async () => {
		for (const amplitude of [800, 8000, 32_000]) {
			const file = makeWav(makeTone(0.4, 1, 0.7, amplitude), {
				before: chunk('LIST', Buffer.alloc(99)),
			});
			const { start, end } = await measureSpeech(toSource(file), BOTH);
			expect(start / RATE).toBeCloseTo(0.4 - 0.03, 1);
			expect(end / RATE).toBeCloseTo(1.4 + 0.03, 1);
			expect(start).toBeLessThan(0.4 * RATE);
			expect(end).toBeGreaterThan(1.4 * RATE);
		}
	});

	it('leaves out only what it is asked to', async () => {
		const source = toSource(makeWav(makeTone(0.4, 1, 0.7)));
		const length = 2.1 * RATE;
		expect(await measureSpeech(source, NEITHER)).toMatchObject({ start: 0, end: length });
		expect((await measureSpeech(source, { start: true, end: false })).end).toBe(length);
		expect((await measureSpeech(source, { start: false, end: true })).start).toBe(0);
	});

	it('keeps what is silent throughout', async () => {
		const source = toSource(makeWav(Buffer.alloc(3200)));
		expect(await measureSpeech(source, BOTH)).toMatchObject({ start: 0, end: 1600 });
	});

	it('refuses what holds no samples', async () => {
		await expect(measureSpeech(toSource(makeWav(Buffer.alloc(0))), BOTH)).rejects.toThrow(
			"'line.wav' is empty: it holds no sound",
		);
	});
});

describe('assembleTrack', () => {
	const tones = [makeTone(0.1, 1, 0.1), makeTone(0.3, 0.5, 0), makeTone(0, 0.75, 0.2)];

	it('holds each sample of the lines where the cues say, and silence between them', async () => {
		const clips = await Promise.all(
			tones.map(async (samples) => await measureSpeech(toSource(makeWav(samples)), BOTH)),
		);
		const spoken = [
			{ line: { text: 'One.', voice: 'Mary' }, clips: [clips[0]!] },
			{ line: { text: 'Two and three.' }, clips: [clips[1]!, clips[2]!] },
		];
		const narration = placeLines(spoken, OPTIONS);
		const track = assembleTrack(narration.clips);
		const file = await buffer(track.read());
		expect(file).toHaveLength(track.bytes);
		const trimmed = clips.map(({ start, end }, index) =>
			tones[index]!.subarray(start * 2, end * 2),
		);
		const all = Buffer.concat([trimmed[0]!, Buffer.alloc(RATE), trimmed[1]!, trimmed[2]!]);
		expect(file.equals(makeWav(all))).toBe(true);
		expect(track.durationSeconds).toBe(all.length / 2 / RATE);
		const firstEnd = trimmed[0]!.length / 2 / RATE;
		expect(narration.cues).toEqual([
			{ start: 0, end: firstEnd, text: 'One.', voice: 'Mary' },
			{ start: firstEnd + 0.5, end: track.durationSeconds, text: 'Two and three.' },
		]);
	});

	it('begins with silence where the first line comes later', async () => {
		const clip = await measureSpeech(toSource(makeWav(tones[0]!)), NEITHER);
		const lines = [{ line: { text: 'One.', start: 100 }, clips: [clip] }];
		const { clips } = placeLines(lines, { ...OPTIONS, timing: 'script' });
		const file = await buffer(assembleTrack(clips).read());
		const silence = Buffer.alloc(100 * RATE * 2);
		expect(file.equals(makeWav(Buffer.concat([silence, tones[0]!])))).toBe(true);
	});

	it('is silent in unsigned samples, too, and padded to an even length', async () => {
		const source = toSource(makeWav(Buffer.alloc(3, 200), { bits: 8 }));
		const clip = await measureSpeech(source, NEITHER);
		const file = await buffer(assembleTrack([{ ...clip, at: 4 }]).read());
		const expected = Buffer.concat([Buffer.alloc(4, 0x80), Buffer.alloc(3, 200)]);
		expect(file.equals(makeWav(expected, { bits: 8 }))).toBe(true);
	});

	it('refuses recordings that differ, and more than a WAV file can hold', async () => {
		const clip = await measureSpeech(toSource(makeWav(tones[0]!)), NEITHER);
		const other = await measureSpeech(toSource(makeWav(tones[0]!, { sampleRate: 8000 })), NEITHER);
		expect(() =>
			assembleTrack([
				{ ...clip, at: 0 },
				{ ...other, at: 90_000 },
			]),
		).toThrow('Recording 2 of the script came in another audio format');
		expect(() => assembleTrack([{ ...clip, at: 3e9 }])).toThrow('larger than 4 GB');
	});
});
