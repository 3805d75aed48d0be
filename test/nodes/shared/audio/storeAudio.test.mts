import { storeAudio } from '../../../../nodes/shared/audio/storeAudio';
import { readBinary, removeTemporaryData } from '../../../../tools/engine/index.mts';
import type { BinaryMode } from '../../../../tools/engine/index.mts';
import { encodeSpeech } from '../../../audio/encodeSpeech.mts';
import { runNode } from '../runNode.mts';
import { inPieces } from './inPieces.mts';
import { makeTag } from './makeTag.mts';
import { chunk, makeWav } from './makeWav.mts';

afterAll(removeTemporaryData);

async function* arriving(file: Buffer) {
	yield* inPieces(file, 10_007);
}

async function store(file: Buffer, binaryMode?: BinaryMode) {
	const { items, error } = await runNode({
		input: [{ json: {} }],
		binaryMode,
		work: async (context) => {
			const { binary, ...stored } = await storeAudio(context, arriving(file), {
				nameFile: ({ extension }) => `stored.${extension}`,
				fallback: { extension: 'bin', mimeType: 'application/octet-stream' },
				explainEmpty: () => new Error('empty'),
				explainForeign: (kind) => new Error(kind),
			});
			return { json: { ...stored }, binary: { data: binary } };
		},
	});
	if (error) throw error;
	const [item] = items('Work');
	expect(await readBinary(item!.binary!.data!)).toEqual(file);
	return item!.json;
}

/** Seconds of noise, as 16-bit mono samples at 16 kHz. */
const noise = (seconds: number) => Buffer.alloc(seconds * 32_000, 'noise');

/** A JPEG is full of bytes that MP3 and AAC frames begin with. */
const picture = Buffer.from('fffb90c4fff94c80', 'hex').toString('latin1').repeat(2000);

describe('A file that is stored', () => {
	it.each(['filesystem', 'database', 'default'] as const)(
		'is measured while it is stored in binary mode %s',
		async (binaryMode) => {
			const file = makeWav(noise(3));
			expect(await store(file, binaryMode)).toEqual({
				type: { extension: 'wav', mimeType: 'audio/wav' },
				bytes: file.length,
				durationSeconds: 3,
				sampleRate: 16_000,
				channels: 1,
			});
		},
	);

	it.each([
		['mp3', 22_050, 1, 267 * 576],
		['mp3', 44_100, 2, 266 * 1152],
		['aac', 44_100, 2, 298 * 1024],
		['aac', 16_000, 1, 108 * 1024],
	] as const)(
		'is as long as its frames: %s at %i Hz with %i channels',
		async (format, sampleRate, channels, samples) => {
			const stored = await store(encodeSpeech(format, sampleRate, channels));
			expect(stored).toMatchObject({ type: { extension: format }, sampleRate, channels });
			// As many frames as ffprobe counts.
			expect(stored.durationSeconds).toBe(Math.round((samples / sampleRate) * 1000) / 1000);
		},
	);

	it.each([
		['0', 0],
		['the largest number', 0xffffffff],
		['less than follows', 2 * 32_000],
	])('is a WAV as long as its samples where the header says %s', async (_what, declared) => {
		const { durationSeconds } = await store(makeWav(noise(3), { declared }));
		expect(durationSeconds).toBe(declared === 2 * 32_000 ? 2 : 3);
	});

	it('does not count what follows the samples of a WAV', async () => {
		const after = chunk('LIST', noise(1));
		expect((await store(makeWav(noise(3), { after }))).durationSeconds).toBe(3);
	});

	it.each(['mp3', 'aac'] as const)(
		'is no longer for a tag with a picture before its frames: %s',
		async (format) => {
			const frames = encodeSpeech(format, 44_100, 2);
			const tag = makeTag(100_000);
			const { durationSeconds } = await store(frames);
			expect((await store(Buffer.concat([tag, frames]))).durationSeconds).toBe(durationSeconds);
		},
	);

	it.each(['mp3', 'aac'] as const)(
		'is no longer for what is behind its frames: %s',
		async (format) => {
			const frames = encodeSpeech(format, 44_100, 2);
			const { durationSeconds } = await store(frames);
			const tagged = Buffer.concat([frames, Buffer.from(`APETAGEX${picture}`, 'latin1')]);
			expect((await store(tagged)).durationSeconds).toBe(durationSeconds);
		},
	);

	it('is as long as its frames where the description of the encoder says otherwise', async () => {
		const file = encodeSpeech('mp3', 22_050, 1);
		const { durationSeconds } = await store(file);
		const position = file
			.subarray(0, 2000)
			.toString('latin1')
			.search(/Xing|Info/);
		file.writeUInt32BE(100_000, position + 8);
		expect((await store(file)).durationSeconds).toBe(durationSeconds);
	});

	it('has no length where nothing tells it', async () => {
		const file = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(5000, 7)]);
		expect(await store(file)).toEqual({
			type: { extension: 'ogg', mimeType: 'audio/ogg' },
			bytes: file.length,
		});
	});
});
