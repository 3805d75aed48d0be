import { createCipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { findFirstFrame } from '../../../../../nodes/shared/audio/formats/frames';
import { measureFrames } from '../../../../../nodes/shared/audio/formats/measureFrames';
import { inspectAudio } from '../../../../../nodes/shared/audio/inspectAudio';
import { encodeSpeech } from '../../../../audio/encodeSpeech.mts';
import { inPieces } from '../inPieces.mts';
import { makeTag } from '../makeTag.mts';

const mp3 = encodeSpeech('mp3', 22050, 1);
const aac = encodeSpeech('aac', 44100, 2);
/** The frame in which the encoder says how long the file is. */
const info = findFirstFrame(mp3, 0)!;
const infoEnd = info.position + info.frame.size;

/** Bytes that look random but are the same in each run. */
function scramble(length: number, seed = 0): Buffer {
	return createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16)).update(
		Buffer.alloc(length),
	);
}

describe('inspectAudio', () => {
	it.each<[string, Buffer]>([
		['zeros', Buffer.alloc(5000)],
		['the end of a frame', mp3.subarray(infoEnd + 20, infoEnd + 190)],
		['random bytes', scramble(60_000)],
	])('takes MP3 and AAC for what they are behind %s', (_what, junk) => {
		for (const [file, extension, sampleRate] of [
			[mp3, 'mp3', 22050],
			[aac, 'aac', 44100],
		] as const) {
			const spoiled = Buffer.concat([junk, file]);
			expect(inspectAudio(spoiled, spoiled.length)).toMatchObject({ extension, sampleRate });
		}
	});

	it('finds the first frame behind a tag and more zeros than the tag counts', () => {
		const file = Buffer.concat([makeTag(300), Buffer.alloc(2000), mp3]);
		expect(inspectAudio(file)).toMatchObject({ extension: 'mp3', sampleRate: 22050 });
		expect(inspectAudio(file)!.durationSeconds).toBeCloseTo(6.9, 0);
	});

	it.each([
		['PK\x03\x04', 'a stored file in an archive'],
		['%PDF-1.7\n', 'a recording in a document'],
		['<html><body>', 'bytes in a page'],
		['\x00\x00\x01\xba', 'the sound of a video'],
		['FLV\x01', 'the sound of a video'],
	])('does not search for frames in what begins with %j: %s', (start) => {
		const file = Buffer.concat([Buffer.from(start.padEnd(40), 'latin1'), mp3]);
		expect(inspectAudio(file)).toBeUndefined();
	});

	it('does not take other bytes for audio', () => {
		for (let round = 0; round < 20; round++) {
			expect(inspectAudio(scramble(64 * 1024, round))).toBeUndefined();
		}
		expect(inspectAudio(readFileSync('package-lock.json'))).toBeUndefined();
		expect(inspectAudio(Buffer.concat([Buffer.alloc(100), Buffer.alloc(70_000, 0xff)]))).toBe(
			undefined,
		);
		expect(inspectAudio(Buffer.concat([Buffer.alloc(70_000), mp3]))).toBeUndefined();
	});
});

describe('measureFrames', () => {
	const measure = async (file: Buffer, pieceSize = 1000) => {
		const first = findFirstFrame(file, 0)!;
		return await measureFrames(inPieces(file, pieceSize), first);
	};

	it.each([1, 7, 1000, 1_000_000])(
		'counts the frames of a file that comes in pieces of %i bytes',
		async (pieceSize) => {
			expect(await measure(mp3.subarray(infoEnd), pieceSize)).toBeCloseTo(6.95, 1);
			expect(await measure(aac, pieceSize)).toBeCloseTo(6.92, 1);
		},
	);

	it('goes on behind what is no frame', async () => {
		const part = mp3.subarray(infoEnd);
		const file = Buffer.concat([part, scramble(3000), part]);
		expect(await measure(file)).toBeCloseTo(2 * 6.95, 0);
	});

	it('ends where frames do not say how long they are', async () => {
		const frame = Buffer.from('fffb00c0'.padEnd(200, '0'), 'hex');
		expect(await measure(Buffer.concat([frame, frame]))).toBe(0);
	});
});
