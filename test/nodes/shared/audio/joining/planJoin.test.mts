import { planJoin } from '../../../../../nodes/shared/audio/joining/planJoin';
import { makeTag } from '../makeTag.mts';
import { chunk, makeWav } from '../makeWav.mts';
import { join, toPart } from './joinPieces.mts';

const samples = (length: number, value: number) => Buffer.alloc(length, value);

describe('WAV parts', () => {
	it('become one file with one header', async () => {
		const joined = await join(makeWav(samples(200_000, 1)), makeWav(samples(300_000, 2)));
		expect(joined.equals(makeWav(Buffer.concat([samples(200_000, 1), samples(300_000, 2)])))).toBe(
			true,
		);
	});

	it('keep what the first of them holds besides its samples, in order, and nothing else', async () => {
		const label = chunk('LIST', Buffer.from('INFOAIGC\x04\x00\x00\x00{1}\x00', 'latin1'));
		const odd = chunk('bext', Buffer.alloc(601, 5));
		const tag = chunk('id3 ', makeTag(100_000));
		const chunks = { before: Buffer.concat([odd, label]), after: Buffer.concat([tag, label]) };
		const joined = await join(
			makeWav(samples(10, 1), { ...chunks, bits: 8 }),
			makeWav(samples(21, 2), { bits: 8, before: tag, after: label }),
		);
		const all = Buffer.concat([samples(10, 1), samples(21, 2)]);
		expect(joined.equals(makeWav(all, { ...chunks, bits: 8 }))).toBe(true);
	});

	it('lose what is true of the samples of one part only', async () => {
		const count = chunk('fact', Buffer.from([5, 0, 0, 0]));
		const joined = await join(
			makeWav(samples(10, 1), { before: count, after: chunk('MD5 ', Buffer.alloc(16)) }),
			makeWav(samples(20, 2), { before: count }),
		);
		expect(joined.equals(makeWav(Buffer.concat([samples(10, 1), samples(20, 2)])))).toBe(true);
	});

	it('keep no chunk that is cut off', async () => {
		const cut = chunk('LIST', Buffer.alloc(100)).subarray(0, 50);
		const joined = await join(makeWav(samples(10, 1), { after: cut }), makeWav(samples(20, 2)));
		expect(joined.equals(makeWav(Buffer.concat([samples(10, 1), samples(20, 2)])))).toBe(true);
	});

	it('end where RF64 says, which counts the samples elsewhere', async () => {
		const sizes = Buffer.alloc(28);
		sizes.writeBigUInt64LE(10n, 8);
		const list = chunk('LIST', Buffer.from('INFO'));
		const wav = makeWav(samples(10, 1), { after: list, declared: 0xffffffff });
		const rf64 = Buffer.concat([
			Buffer.from('RF64\xff\xff\xff\xffWAVE', 'latin1'),
			chunk('ds64', sizes),
			wav.subarray(12),
		]);
		const joined = await join(rf64, rf64);
		expect(joined.equals(makeWav(samples(20, 1), { after: list }))).toBe(true);
	});

	it.each([0, 0xffffffff, 1000])(
		'go to the end of the file where the header says %i',
		async (declared) => {
			const joined = await join(makeWav(samples(10, 1), { declared }), makeWav(samples(20, 2)));
			expect(joined.equals(makeWav(Buffer.concat([samples(10, 1), samples(20, 2)])))).toBe(true);
		},
	);

	it('end after a whole sample of all channels', async () => {
		const stereo = { channels: 2 };
		const joined = await join(makeWav(samples(10, 1), stereo), makeWav(samples(8, 2), stereo));
		expect(joined.equals(makeWav(Buffer.concat([samples(8, 1), samples(8, 2)]), stereo))).toBe(
			true,
		);
	});

	it('are padded to an even length', async () => {
		const bytes = { bits: 8 };
		const joined = await join(makeWav(samples(4, 1), bytes), makeWav(samples(3, 2), bytes));
		expect(joined.equals(makeWav(Buffer.concat([samples(4, 1), samples(3, 2)]), bytes))).toBe(true);
		expect(joined.length % 2).toBe(0);
	});

	it('may say the same format at different length', async () => {
		const joined = await join(
			makeWav(samples(4, 1), { extension: Buffer.alloc(2) }),
			makeWav(samples(4, 2)),
		);
		expect(joined.equals(makeWav(Buffer.concat([samples(4, 1), samples(4, 2)])))).toBe(true);
	});

	it('keep a format that has an extension', async () => {
		const extensible = { tag: 0xfffe, extension: Buffer.from([22, 0, ...Array(22).keys()]) };
		const joined = await join(
			makeWav(samples(4, 1), extensible),
			makeWav(samples(4, 2), extensible),
		);
		expect(joined.equals(makeWav(Buffer.concat([samples(4, 1), samples(4, 2)]), extensible))).toBe(
			true,
		);
	});

	it.each([{ sampleRate: 8000 }, { channels: 2 }, { bits: 24 }, { tag: 3 }])(
		'that differ (%j) are named',
		async (options) => {
			const first = makeWav(samples(24, 1));
			await expect(join(first, first, makeWav(samples(24, 1), options))).rejects.toThrow(
				"The part '2' has another audio format",
			);
		},
	);

	it('that are compressed cannot be joined', async () => {
		const adpcm = makeWav(samples(24, 1), { tag: 2 });
		await expect(join(adpcm, adpcm)).rejects.toThrow(
			"The part '0' is not a WAV file whose samples can be joined",
		);
	});

	it('become one file also where much precedes their samples', async () => {
		const before = chunk('LIST', Buffer.alloc(300_000, 7));
		const joined = await join(
			makeWav(samples(24, 1), { before }),
			makeWav(samples(24, 2), { before }),
		);
		const all = Buffer.concat([samples(24, 1), samples(24, 2)]);
		expect(joined.equals(makeWav(all, { before }))).toBe(true);
	});

	it('that never come to their samples cannot be joined', async () => {
		const chunks = makeWav(Buffer.alloc(0), {
			before: Buffer.concat(Array.from({ length: 10_000 }, () => chunk('junk', Buffer.alloc(8)))),
		});
		await expect(join(chunks, chunks)).rejects.toThrow(
			"The part '0' is not a WAV file whose samples can be joined",
		);
	});

	it('of more than 4 GB together cannot be joined', async () => {
		const head = makeWav(samples(24, 1), { declared: 3e9 });
		const part = { ...toPart(head, 'large.wav'), size: 3e9 + 44 };
		expect(await planJoin([part])).toContainEqual({
			kind: 'slice',
			part,
			start: 44,
			length: 3e9,
		});
		await expect(planJoin([part, part])).rejects.toThrow('more than 4 GB together');
	});
});

describe('MP3 parts', () => {
	/** A frame of 128 kbit/s, 44.1 kHz, stereo: 417 bytes. */
	const frame = (value: number, name = '') => {
		const bytes = Buffer.alloc(417, value);
		bytes.writeUInt32BE(0xfffb9000, 0);
		bytes.fill(0, 4, 40).write(name, 36, 'latin1');
		return bytes;
	};
	it('follow each other', async () => {
		expect((await join(frame(1), frame(2))).equals(Buffer.concat([frame(1), frame(2)]))).toBe(true);
	});

	it.each(['Xing', 'Info'])('lose the frame %s and, but for the first, their tag', async (name) => {
		const one = Buffer.concat([makeTag(300), frame(0, name), frame(1)]);
		const other = Buffer.concat([makeTag(200), frame(0, name), frame(2)]);
		expect((await join(one, other)).equals(Buffer.concat([makeTag(300), frame(1), frame(2)]))).toBe(
			true,
		);
	});

	it('keep a tag of any length, and lose nothing of what follows it', async () => {
		const [one, other] = [1, 2].map((value) => Buffer.concat([makeTag(1_000_000), frame(value)]));
		const joined = await join(one!, other!);
		expect(joined.equals(Buffer.concat([makeTag(1_000_000), frame(1), frame(2)]))).toBe(true);
	});

	it('lose what is no frame between tag and first frame', async () => {
		const part = Buffer.concat([makeTag(300), Buffer.alloc(500), frame(1), frame(1)]);
		const joined = await join(part, part);
		const frames = Array.from({ length: 4 }, () => frame(1));
		expect(joined.equals(Buffer.concat([makeTag(300), ...frames]))).toBe(true);
	});

	it('keep the tags that the first of them ends with, at the end', async () => {
		const id3v1 = Buffer.alloc(128, 'TAG title');
		const footer = Buffer.alloc(32);
		footer.write('APETAGEX');
		footer.writeUInt32LE(50 + 32, 12);
		const ape = Buffer.concat([Buffer.alloc(50, 3), footer]);
		const withHeader = Buffer.concat([Buffer.alloc(32, 4), ape]);
		withHeader.writeUInt32LE(0x80000000, withHeader.length - 12);
		for (const tags of [id3v1, ape, Buffer.concat([ape, id3v1]), withHeader]) {
			const part = Buffer.concat([frame(1), tags]);
			const joined = await join(part, part);
			expect(joined.equals(Buffer.concat([frame(1), frame(1), tags]))).toBe(true);
		}
	});

	it('that have no frames cannot be joined', async () => {
		const part = Buffer.concat([makeTag(300), Buffer.alloc(70_000)]);
		await expect(join(part, part)).rejects.toThrow(
			"The part '0' has no sound where it should begin",
		);
	});

	it('that differ are named', async () => {
		const mono = frame(1);
		mono[3] = 0xc0;
		await expect(join(frame(1), mono)).rejects.toThrow("The part '1' has another audio format");
	});

	it('know frames of all versions of MPEG', async () => {
		// 64 kbit/s at 22.05 kHz, padded: 72 × 64,000 / 22,050 + 1 bytes.
		const info = Buffer.alloc(209);
		info.writeUInt32BE(0xfff38200, 0);
		info.write('Info', 21, 'latin1');
		const sound = Buffer.from(info);
		sound.fill(0, 21, 25);
		expect(
			(await join(Buffer.concat([info, sound]), sound)).equals(Buffer.concat([sound, sound])),
		).toBe(true);
	});
});

describe('parts of other formats', () => {
	it('follow each other as AAC frames do', async () => {
		const frames = Buffer.from('fff15080002ffc21', 'hex');
		expect((await join(frames, frames)).equals(Buffer.concat([frames, frames]))).toBe(true);
	});

	it('keep the tag of the first as AAC', async () => {
		const frames = Buffer.from('fff15080002ffc21', 'hex');
		const part = Buffer.concat([makeTag(100_000), frames]);
		const joined = await join(part, part);
		expect(joined.equals(Buffer.concat([makeTag(100_000), frames, frames]))).toBe(true);
	});

	it.each([
		['fLaC', 'Parts in FLAC cannot be joined'],
		['OggS', 'Parts in OGG cannot be joined'],
		['text', 'Parts of an unknown format cannot be joined'],
	])('cannot be joined: %s', async (text, message) => {
		const file = Buffer.from(`${text}${' '.repeat(40)}`);
		await expect(join(file, file)).rejects.toThrow(message);
	});

	it('cannot be mixed', async () => {
		await expect(join(makeWav(samples(4, 1)), Buffer.from('fLaC'))).rejects.toThrow(
			"The part '1' has another audio format",
		);
	});
});
