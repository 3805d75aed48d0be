import { computeChecksum } from '../../../../../nodes/shared/audio/formats/layer3';
import { planCuts } from '../../../../../nodes/shared/audio/cutting/planCuts';
import { findFirstFrame } from '../../../../../nodes/shared/audio/formats/frames';
import { inspectAudio } from '../../../../../nodes/shared/audio/inspectAudio';
import { decodedSeconds } from '../../../../audio/decodedSeconds.mts';
import { encodePausedSpeech } from '../../../../audio/encodePausedSpeech.mts';
import { makePausedSpeech } from '../../../../audio/pausedSpeech.mts';
import { makeTag } from '../makeTag.mts';
import { locateCuts, readParts, toSource } from './cutFiles.mts';

const TIMES = 6;
const { pauses } = makePausedSpeech(TIMES);
const limits = { maxSeconds: 20, maxBytes: 100_000_000 };
/** Of encoder and decoder, in seconds. */
const DELAY = 0.1;

const encode = (format: 'mp3' | 'aac', sampleRate: number, channels: 1 | 2) =>
	encodePausedSpeech(format, sampleRate, channels, TIMES);

/** The sound of an MP3 file without the frame that describes it. */
function withoutInfo(file: Buffer): Buffer {
	const { position, frame } = findFirstFrame(file, 0)!;
	return file.subarray(position + ('info' in frame && frame.info ? frame.size : 0));
}

describe('an MP3 file', () => {
	it.each<[number, 1 | 2]>([
		[44_100, 2],
		[44_100, 1],
		[16_000, 1],
		[8_000, 1],
		[22_050, 2],
	])('of %i Hz and %i channels is cut in pauses', async (sampleRate, channels) => {
		const file = encode('mp3', sampleRate, channels);
		const source = toSource(file);
		const plan = await planCuts(source, limits);
		expect(plan.durationSeconds).toBeCloseTo(pauses.at(-1)!.end, 0);
		expect(plan).toMatchObject({ sampleRate, channels });
		const cuts = locateCuts(plan, pauses, DELAY);
		expect(cuts.length).toBeGreaterThanOrEqual(2);
		expect(cuts.filter(({ isInPause }) => !isInPause)).toEqual([]);
		const files = await readParts(source, plan);
		expect(Buffer.concat(files)).toHaveLength(withoutInfo(file).length);
	});

	it('becomes parts that are as long as planned when they are decoded', async () => {
		const source = toSource(encode('mp3', 44_100, 2));
		const plan = await planCuts(source, limits);
		const files = await readParts(source, plan);
		for (const [index, file] of files.entries()) {
			const { durationSeconds, bytes } = plan.parts[index]!;
			expect(file).toHaveLength(bytes);
			expect(Math.abs((await decodedSeconds(file)) - durationSeconds)).toBeLessThan(0.001);
		}
	});

	it('needs nothing in a part of what precedes it', async () => {
		const source = toSource(encode('mp3', 44_100, 2));
		const plan = await planCuts(source, limits);
		const [, file] = await readParts(source, plan);
		expect(file!.subarray(0, 2).toString('hex')).toBe('fffb');
		// Nine bits behind the header: how far before this frame its main data begin.
		expect(file!.readUInt16BE(4) >> 7).toBe(0);
	});

	it('keeps every frame of the parts as it is behind the first few', async () => {
		const file = encode('mp3', 22_050, 2);
		const plan = await planCuts(toSource(file), limits);
		const files = await readParts(toSource(file), plan);
		files.forEach((part, index) => {
			const { start, end } = plan.parts[index]!;
			expect(part.subarray(3000).equals(file.subarray(start + 3000, end))).toBe(true);
		});
	});

	it('may have tags of any size before and behind its frames, and other bytes between them', async () => {
		const sound = withoutInfo(encode('mp3', 16_000, 1));
		const { frame } = findFirstFrame(sound, 0)!;
		const half = frame.size * 400;
		const junk = Buffer.alloc(100_000, 0x55);
		const file = Buffer.concat([
			...[makeTag(20_000_000), makeTag(300), Buffer.alloc(1000)],
			...[sound.subarray(0, half), junk, sound.subarray(half), Buffer.alloc(128, 'TAG')],
		]);
		for (const pieceSize of [997, 60_000]) {
			const source = toSource(file, pieceSize);
			const plan = await planCuts(source, limits);
			const files = await readParts(source, plan);
			expect(Buffer.concat(files)).toHaveLength(sound.length);
			expect(plan.durationSeconds).toBeCloseTo(pauses.at(-1)!.end, 0);
		}
	});

	it('gets no part that is larger than it may be', async () => {
		const source = toSource(encode('mp3', 16_000, 1));
		const plan = await planCuts(source, { maxSeconds: 60, maxBytes: 50_000 });
		for (const { bytes } of plan.parts) expect(bytes).toBeLessThanOrEqual(50_000);
		const sizes = (await readParts(source, plan)).map(({ length }) => length);
		expect(sizes).toEqual(plan.parts.map(({ bytes }) => bytes));
	});

	it('has checksums of the kind that silent frames get', () => {
		// Check value of CRC-16/CMS, which has the same parameters.
		expect(computeChecksum(Buffer.from('123456789'))).toBe(0xaee7);
	});
});

describe('an AAC file', () => {
	it.each<[number, 1 | 2]>([
		[16_000, 1],
		[44_100, 2],
	])(
		'of %i Hz and %i channels is cut between its frames, and none is lost or changed',
		async (sampleRate, channels) => {
			const file = encode('aac', sampleRate, channels);
			const plan = await planCuts(toSource(file), limits);
			expect(plan.parts.length).toBeGreaterThanOrEqual(3);
			const files = await readParts(toSource(file), plan);
			expect(Buffer.concat(files).equals(file)).toBe(true);
			for (const [index, part] of files.entries()) {
				expect(inspectAudio(part)).toMatchObject({ extension: 'aac', sampleRate, channels });
				const { durationSeconds } = plan.parts[index]!;
				expect(Math.abs((await decodedSeconds(part)) - durationSeconds)).toBeLessThan(0.001);
			}
		},
	);
});

describe('a file that cannot be cut', () => {
	const silent = "'interview' is empty: it holds no sound";
	it.each<[string, Buffer, string, string]>([
		['is empty', Buffer.alloc(0), silent, 'fileEmpty'],
		['is only a tag', makeTag(500), silent, 'fileEmpty'],
		[
			'is a tag that claims more than there is',
			makeTag(5000).subarray(0, 200),
			silent,
			'fileEmpty',
		],
		[
			'has frames that do not say how long they are',
			Buffer.from('fffb00c0'.padEnd(400, '0'), 'hex'),
			silent,
			'fileEmpty',
		],
		[
			'has a single frame that is cut off',
			Buffer.from('fffb90c0'.padEnd(400, '0'), 'hex'),
			silent,
			'fileEmpty',
		],
		[
			'is Ogg',
			Buffer.from('OggS'.padEnd(100)),
			"'interview' is Ogg, which cannot be split",
			'formatNotAccepted',
		],
		[
			'is unknown',
			Buffer.alloc(1000),
			"'interview' is in an unknown format, which cannot be split",
			'formatNotAccepted',
		],
		[
			'is a page',
			Buffer.from('<html><body>'.padEnd(100)),
			"'interview' is not audio but a web page or XML document",
			'notAudio',
		],
	])('is refused: it %s', async (_what, file, message, code) => {
		const refusal = await planCuts(toSource(file), limits).catch((error: unknown) => error);
		expect(refusal).toMatchObject({ name: 'InputError', message, code });
	});
});
