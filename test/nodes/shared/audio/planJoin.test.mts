import { planJoin } from '../../../../nodes/shared/audio/planJoin';
import { chunk, makeWav } from './makeWav.mts';

const HEAD_SIZE = 64 * 1024;

const samples = (length: number, value: number) => Buffer.alloc(length, value);

/** Joins files as `planJoin` plans it. */
function join(...files: Buffer[]): Buffer {
	const heads = files.map((file, index) => ({
		key: String(index),
		head: file.subarray(0, HEAD_SIZE),
		size: file.length,
	}));
	const { header, slices, trailer } = planJoin(heads);
	const content = slices.map(({ key, start, length }) =>
		files[Number(key)]!.subarray(start, start + length),
	);
	return Buffer.concat([header, ...content, trailer]);
}

describe('WAV parts', () => {
	it('become one file with one header', () => {
		const joined = join(makeWav(samples(200_000, 1)), makeWav(samples(300_000, 2)));
		expect(joined.equals(makeWav(Buffer.concat([samples(200_000, 1), samples(300_000, 2)])))).toBe(
			true,
		);
	});

	it('lose what is not sound', () => {
		const list = chunk('LIST', Buffer.from('INFOsoftware'));
		const joined = join(
			makeWav(samples(10, 1), { before: list, after: list }),
			makeWav(samples(20, 2), { after: list }),
		);
		expect(joined.equals(makeWav(Buffer.concat([samples(10, 1), samples(20, 2)])))).toBe(true);
	});

	it.each([0, 0xffffffff, 1000])(
		'go to the end of the file where the header says %i',
		(declared) => {
			const joined = join(makeWav(samples(10, 1), { declared }), makeWav(samples(20, 2)));
			expect(joined.equals(makeWav(Buffer.concat([samples(10, 1), samples(20, 2)])))).toBe(true);
		},
	);

	it('end after a whole sample of all channels', () => {
		const stereo = { channels: 2 };
		const joined = join(makeWav(samples(10, 1), stereo), makeWav(samples(8, 2), stereo));
		expect(joined.equals(makeWav(Buffer.concat([samples(8, 1), samples(8, 2)]), stereo))).toBe(
			true,
		);
	});

	it('are padded to an even length', () => {
		const bytes = { bits: 8 };
		const joined = join(makeWav(samples(4, 1), bytes), makeWav(samples(3, 2), bytes));
		expect(joined.equals(makeWav(Buffer.concat([samples(4, 1), samples(3, 2)]), bytes))).toBe(true);
		expect(joined.length % 2).toBe(0);
	});

	it('may say the same format at different length', () => {
		const joined = join(
			makeWav(samples(4, 1), { extension: Buffer.alloc(2) }),
			makeWav(samples(4, 2)),
		);
		expect(joined.equals(makeWav(Buffer.concat([samples(4, 1), samples(4, 2)])))).toBe(true);
	});

	it('keep a format that has an extension', () => {
		const extensible = { tag: 0xfffe, extension: Buffer.from([22, 0, ...Array(22).keys()]) };
		const joined = join(makeWav(samples(4, 1), extensible), makeWav(samples(4, 2), extensible));
		expect(joined.equals(makeWav(Buffer.concat([samples(4, 1), samples(4, 2)]), extensible))).toBe(
			true,
		);
	});

	it.each([{ sampleRate: 8000 }, { channels: 2 }, { bits: 24 }, { tag: 3 }])(
		'that differ (%j) are named',
		(options) => {
			const first = makeWav(samples(24, 1));
			expect(() => join(first, first, makeWav(samples(24, 1), options))).toThrow(
				"The part '2' has another audio format",
			);
		},
	);

	it('that are compressed cannot be joined', () => {
		const adpcm = makeWav(samples(24, 1), { tag: 2 });
		expect(() => join(adpcm, adpcm)).toThrow("The part '0' is no WAV whose samples can be joined");
	});

	it('whose header is longer than what was read cannot be joined', () => {
		const long = makeWav(samples(24, 1), { before: chunk('junk', Buffer.alloc(HEAD_SIZE)) });
		expect(() => join(long, long)).toThrow("The part '0' is no WAV whose samples can be joined");
	});

	it('of more than 4 GB together cannot be joined', () => {
		const head = makeWav(samples(24, 1), { declared: 3e9 });
		const part = { key: 'large.wav', head, size: 3e9 + 44 };
		expect(planJoin([part]).slices).toEqual([{ key: 'large.wav', start: 44, length: 3e9 }]);
		expect(() => planJoin([part, part])).toThrow('more than 4 GB together');
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
	const tag = (length: number) => {
		const bytes = Buffer.alloc(10 + length, 7);
		bytes.write('ID3\x04\x00\x00', 'latin1');
		bytes.writeUInt32BE(((length >> 7) << 8) | (length & 0x7f), 6);
		return bytes;
	};

	it('follow each other', () => {
		expect(join(frame(1), frame(2)).equals(Buffer.concat([frame(1), frame(2)]))).toBe(true);
	});

	it.each(['Xing', 'Info'])('lose the frame %s and, but for the first, their tag', (name) => {
		const one = Buffer.concat([tag(300), frame(0, name), frame(1)]);
		const other = Buffer.concat([tag(200), frame(0, name), frame(2)]);
		expect(join(one, other).equals(Buffer.concat([tag(300), frame(1), frame(2)]))).toBe(true);
	});

	it('that differ are named', () => {
		const mono = frame(1);
		mono[3] = 0xc0;
		expect(() => join(frame(1), mono)).toThrow("The part '1' has another audio format");
	});

	it('know frames of all versions of MPEG', () => {
		// 64 kbit/s at 22.05 kHz, padded: 72 × 64,000 / 22,050 + 1 bytes.
		const info = Buffer.alloc(209);
		info.writeUInt32BE(0xfff38200, 0);
		info.write('Info', 21, 'latin1');
		const sound = Buffer.from(info);
		sound.fill(0, 21, 25);
		expect(join(Buffer.concat([info, sound]), sound).equals(Buffer.concat([sound, sound]))).toBe(
			true,
		);
	});
});

describe('parts of other formats', () => {
	it('follow each other as AAC frames do', () => {
		const frames = Buffer.from('fff15080002ffc21', 'hex');
		expect(join(frames, frames).equals(Buffer.concat([frames, frames]))).toBe(true);
	});

	it.each([
		['fLaC', 'Parts in FLAC cannot be joined'],
		['OggS', 'Parts in OGG cannot be joined'],
		['text', 'Parts of an unknown format cannot be joined'],
	])('cannot be joined: %s', (text, message) => {
		const file = Buffer.from(`${text}${' '.repeat(40)}`);
		expect(() => join(file, file)).toThrow(message);
	});

	it('cannot be mixed', () => {
		expect(() => join(makeWav(samples(4, 1)), Buffer.from('fLaC'))).toThrow(
			"The part '1' has another audio format",
		);
	});
});
