import { makeTag } from '../makeTag.mts';
import { makeWav } from '../makeWav.mts';
import { join } from './joinPieces.mts';

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
		await expect(join(makeWav(Buffer.alloc(4, 1)), Buffer.from('fLaC'))).rejects.toThrow(
			"The part '1' has another audio format",
		);
	});
});
