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
