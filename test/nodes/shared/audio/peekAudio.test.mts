import { readFileSync } from 'node:fs';
import { inspectAudio } from '../../../../nodes/shared/audio/inspectAudio';
import { peekAudio } from '../../../../nodes/shared/audio/peekAudio';
import { encodeSpeech } from '../../../audio/encodeSpeech.mts';

/** The bytes as a stream of small pieces. */
function* inPieces(bytes: Buffer, size = 1000): Generator<Buffer> {
	for (let start = 0; start < bytes.length; start += size)
		yield bytes.subarray(start, start + size);
}

/** An ID3v2 tag, such as one with a picture. */
function makeTag(size: number): Buffer {
	const tag = Buffer.alloc(10 + size);
	tag.write('ID3\x04', 'latin1');
	[21, 14, 7, 0].forEach((shift, index) => tag.writeUInt8((size >> shift) & 0x7f, 6 + index));
	return tag;
}

describe('peekAudio', () => {
	it('reads on to the samples of a WAV file behind long notes', async () => {
		const file = readFileSync('test/fixtures/cases/wav-list-100k-11min.wav');
		const { head } = await peekAudio(inPieces(file));
		expect(inspectAudio(head, file.length)!.durationSeconds).toBe(660);
	});

	it('reads on to the first frame behind a long tag', async () => {
		const speech = encodeSpeech('mp3', 22050, 1);
		const file = Buffer.concat([makeTag(300_000), speech]);
		const { head } = await peekAudio(inPieces(file));
		expect(inspectAudio(head, file.length)).toMatchObject({ sampleRate: 22050, channels: 1 });
	});

	it('reads no more than the beginning where that tells enough', async () => {
		const file = readFileSync('examples/recordings/speech.wav');
		expect((await peekAudio(inPieces(file))).head).toHaveLength(66_000);
	});

	it('returns the whole stream, however much it has read', async () => {
		const file = readFileSync('test/fixtures/cases/wav-list-100k-11min.wav');
		const { whole } = await peekAudio(inPieces(file));
		const pieces: Uint8Array[] = [];
		for await (const piece of whole) pieces.push(piece);
		expect(Buffer.concat(pieces).equals(file)).toBe(true);
	});

	it('ends with a file that says it goes on', async () => {
		const tag = makeTag(300_000).subarray(0, 100_000);
		expect((await peekAudio(inPieces(tag))).head).toHaveLength(100_000);
	});
});
