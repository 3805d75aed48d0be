import { readFileSync } from 'node:fs';
import { inspectAudio } from '../../../../nodes/shared/audio/inspectAudio';
import { peekAudio } from '../../../../nodes/shared/audio/peekAudio';
import { encodeSpeech } from '../../../audio/encodeSpeech.mts';
import { inPieces } from './inPieces.mts';
import { makeTag } from './makeTag.mts';

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
