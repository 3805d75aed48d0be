import { readFileSync } from 'node:fs';
import { inspectAudio, nameForeignFile } from '../../../../nodes/shared/audio/audioFile';
import type { AudioFile } from '../../../../nodes/shared/audio/audioFile';
import { encodeSpeech } from '../../../audio/encodeSpeech.mts';

const speech = readFileSync('examples/recordings/speech.wav');

function ascii(text: string, length = 64): Buffer {
	const bytes = Buffer.alloc(length);
	bytes.write(text, 'latin1');
	return bytes;
}

describe('inspectAudio', () => {
	it('reads all that the header of a WAV file tells', () => {
		expect(inspectAudio(speech, speech.length)).toEqual({
			extension: 'wav',
			mimeType: 'audio/wav',
			sampleRate: 16000,
			channels: 1,
			durationSeconds: expect.closeTo(6.915, 3),
		});
	});

	it('finds the sound behind other chunks of a WAV file', () => {
		const list = Buffer.concat([Buffer.from('LIST\x03\x00\x00\x00abc\x00', 'latin1')]);
		const file = Buffer.concat([speech.subarray(0, 36), list, speech.subarray(36)]);
		expect(inspectAudio(file, file.length)!.durationSeconds).toBeCloseTo(6.915, 3);
	});

	it('believes the size of the file where a recorder left that of the sound open', () => {
		const streamed = Buffer.from(speech);
		streamed.writeUInt32LE(0xffffffff, 40);
		expect(inspectAudio(streamed, streamed.length)!.durationSeconds).toBeCloseTo(6.915, 3);
	});

	it('reads what a cut WAV header tells', () => {
		expect(inspectAudio(speech.subarray(0, 40), 40)).toEqual({
			extension: 'wav',
			mimeType: 'audio/wav',
			sampleRate: 16000,
			channels: 1,
		});
		expect(inspectAudio(speech.subarray(0, 20), 20)).toEqual({
			extension: 'wav',
			mimeType: 'audio/wav',
		});
	});

	const encoded: Array<['mp3' | 'aac', AudioFile & { sampleRate: number; channels: number }]> = [
		['mp3', { extension: 'mp3', mimeType: 'audio/mpeg', sampleRate: 44100, channels: 2 }],
		['mp3', { extension: 'mp3', mimeType: 'audio/mpeg', sampleRate: 22050, channels: 1 }],
		['mp3', { extension: 'mp3', mimeType: 'audio/mpeg', sampleRate: 8000, channels: 1 }],
		['aac', { extension: 'aac', mimeType: 'audio/aac', sampleRate: 44100, channels: 2 }],
	];
	it.each(encoded)('reads %s files of an encoder: %p', (format, expected) => {
		const { sampleRate, channels } = expected;
		const file = encodeSpeech(format, sampleRate, channels);
		expect(inspectAudio(file, file.length)).toMatchObject(expected);
		if (format === 'mp3')
			expect(inspectAudio(file, file.length)!.durationSeconds).toBeCloseTo(6.9, 0);
	});

	it('reads the first block of a FLAC file', () => {
		const file = ascii('fLaC');
		file.writeUInt32BE(48_000 * 2 ** 12 + (2 - 1) * 2 ** 9, 18);
		file.writeUInt32BE(48_000 * 7, 22);
		expect(inspectAudio(file)).toEqual({
			extension: 'flac',
			mimeType: 'audio/flac',
			sampleRate: 48000,
			channels: 2,
			durationSeconds: 7,
		});
	});

	it.each([
		['OggS', 'ogg', 'audio/ogg'],
		['#!AMR\n', 'amr', 'audio/amr'],
		['FORM\x00\x00\x00\x00AIFF', 'aiff', 'audio/aiff'],
		['\x1aE\xdf\xa3', 'webm', 'audio/webm'],
		['\x00\x00\x00\x20ftypM4A ', 'm4a', 'audio/mp4'],
		['fLaC', 'flac', 'audio/flac'],
		['ID3\x04\x00\x00\x00\x7f\x7f\x7f', 'mp3', 'audio/mpeg'],
		['ID3\x04\x00\x00\x00\x00\x00\x00junk', 'mp3', 'audio/mpeg'],
	])('knows %j', (start, extension, mimeType) => {
		const length = start === 'fLaC' ? 4 : 64;
		expect(inspectAudio(ascii(start, length))).toMatchObject({ extension, mimeType });
	});

	it.each(['', 'RIFF____WEBP', 'hello', '\xff\xff\xff\xff', '\xff', '\x00\x01\x02\x03'])(
		'takes %j for no audio',
		(start) => {
			expect(inspectAudio(ascii(start))).toBeUndefined();
			expect(inspectAudio(Buffer.from(start, 'latin1'))).toBeUndefined();
		},
	);
});

describe('nameForeignFile', () => {
	it.each([
		['\x89PNG\r\n', 'a PNG image'],
		['\xff\xd8\xff\xe0', 'a JPEG image'],
		['GIF89a', 'a GIF image'],
		['RIFF____WEBP', 'a WebP image'],
		['%PDF-1.7', 'a PDF document'],
		['PK\x03\x04', 'a ZIP archive or an Office document'],
		['\x1f\x8b', 'a GZIP archive'],
		['\n<!DOCTYPE html>', 'a web page or XML document'],
		['{"error":"no"}', 'a JSON document'],
		['[]', 'a JSON document'],
		['The quick brown fox jumps over the lazy dog', 'a text'],
	])('knows %j', (start, name) => {
		expect(nameForeignFile(Buffer.from(start, 'latin1'))).toBe(name);
	});

	it('says nothing of what may be raw PCM', () => {
		expect(nameForeignFile(Buffer.alloc(100, 3))).toBeUndefined();
		expect(nameForeignFile(Buffer.alloc(0))).toBeUndefined();
	});
});
