import { readFileSync } from 'node:fs';
import { inspectAudio } from '../../../../nodes/shared/audio/inspectAudio';
import type { AudioFile } from '../../../../nodes/shared/audio/inspectAudio';
import { encodeSpeech } from '../../../audio/encodeSpeech.mts';
import { makeTag } from './makeTag.mts';

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

	it('finds the samples behind other chunks of a WAV file', () => {
		const list = Buffer.concat([Buffer.from('LIST\x03\x00\x00\x00abc\x00', 'latin1')]);
		const file = Buffer.concat([speech.subarray(0, 36), list, speech.subarray(36)]);
		expect(inspectAudio(file, file.length)!.durationSeconds).toBeCloseTo(6.915, 3);
	});

	it.each([0, 0xffffffff])(
		'goes by the size of a WAV file where its recorder left %i for that of the samples',
		(declared) => {
			const streamed = Buffer.from(speech);
			streamed.writeUInt32LE(declared, 40);
			expect(inspectAudio(streamed, streamed.length)!.durationSeconds).toBeCloseTo(6.915, 3);
		},
	);

	it('reads as much as the beginning of a WAV header tells', () => {
		expect(inspectAudio(speech.subarray(0, 40), speech.length)).toEqual({
			extension: 'wav',
			mimeType: 'audio/wav',
			sampleRate: 16000,
			channels: 1,
		});
		expect(inspectAudio(speech.subarray(0, 20))).toEqual({
			extension: 'wav',
			mimeType: 'audio/wav',
		});
	});

	it.each([
		['a WAV file whose samples are missing', speech.subarray(0, 44)],
		['a WAV file that ends within its header', speech.subarray(0, 40)],
		['an MP3 file that is nothing but a tag', makeTag(300)],
	])('says that there is no sound in %s', (_what, file) => {
		expect(inspectAudio(file, file.length)!.durationSeconds).toBe(0);
	});

	it('does not believe an encoder that could not go back to say how many frames there are', () => {
		const file = Buffer.from(encodeSpeech('mp3', 22050, 1));
		file.writeUInt32BE(0, file.indexOf('Info') + 8);
		expect(inspectAudio(file)).not.toHaveProperty('durationSeconds');
	});

	const readCase = (name: string) => readFileSync(`test/fixtures/cases/${name}`);

	it('reads a WAV file in the form BW64', () => {
		const file = readCase('bw64.wav');
		expect(inspectAudio(file, file.length)).toEqual({
			extension: 'wav',
			mimeType: 'audio/wav',
			sampleRate: 8000,
			channels: 1,
			durationSeconds: 1,
		});
	});

	it('does not believe a WAV header in how many bytes a second has', () => {
		const file = readCase('wav-byterate-16.wav');
		expect(inspectAudio(file, file.length)!.durationSeconds).toBe(1);
	});

	it('recognizes AAC behind an ID3 tag', () => {
		expect(inspectAudio(readCase('id3-adts.aac'))).toMatchObject({
			extension: 'aac',
			mimeType: 'audio/aac',
			sampleRate: 44100,
		});
	});

	const encoded: Array<['mp3' | 'aac', AudioFile & { sampleRate: number; channels: 1 | 2 }]> = [
		['mp3', { extension: 'mp3', mimeType: 'audio/mpeg', sampleRate: 44100, channels: 2 }],
		['mp3', { extension: 'mp3', mimeType: 'audio/mpeg', sampleRate: 22050, channels: 1 }],
		['mp3', { extension: 'mp3', mimeType: 'audio/mpeg', sampleRate: 8000, channels: 1 }],
		['aac', { extension: 'aac', mimeType: 'audio/aac', sampleRate: 44100, channels: 2 }],
	];
	it.each(encoded)('reads %s files of a real encoder: %p', (format, expected) => {
		const { sampleRate, channels } = expected;
		const file = encodeSpeech(format, sampleRate, channels);
		expect(inspectAudio(file, file.length)).toMatchObject(expected);
		if (format === 'mp3')
			expect(inspectAudio(file, file.length)!.durationSeconds).toBeCloseTo(6.9, 0);
	});

	it.each([
		['without', 0x00, 0],
		['with', 0x10, 10],
	])('finds the first frame of an MP3 file behind a tag %s a footer', (_how, flags, footerSize) => {
		const tag = Buffer.alloc(10 + 200 + footerSize);
		tag.write('ID3\x04\x00', 'latin1');
		tag.writeUInt8(flags, 5);
		tag.writeUInt16BE(((200 >> 7) << 8) | (200 & 0x7f), 8);
		const frame = Buffer.from('fffbe0c000000000', 'hex');
		const file = Buffer.concat([tag, frame]);
		expect(inspectAudio(file)).toMatchObject({ extension: 'mp3', sampleRate: 44100, channels: 1 });
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
		['\x02#!SILK_V3', 'silk', 'audio/silk'],
		['#!SILK_V3', 'silk', 'audio/silk'],
		['caff', 'caf', 'audio/x-caf'],
		['\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'wma', 'audio/x-ms-wma'],
		['FORM\x00\x00\x00\x00AIFF', 'aiff', 'audio/aiff'],
		['\x1aE\xdf\xa3', 'webm', 'audio/webm'],
		['\x00\x00\x00\x20ftypM4A ', 'm4a', 'audio/mp4'],
		['fLaC', 'flac', 'audio/flac'],
		['ID3\x04\x00\x00\x00\x7f\x7f\x7f', 'mp3', 'audio/mpeg'],
		['ID3\x04\x00\x00\x00\x00\x00\x00junk', 'mp3', 'audio/mpeg'],
	])('recognizes the format of a file that begins with %j', (start, extension, mimeType) => {
		const length = start === 'fLaC' ? 4 : 64;
		expect(inspectAudio(ascii(start, length))).toMatchObject({ extension, mimeType });
	});

	it.each([
		'',
		'RIFF____WEBP',
		'\x00\x00\x00\x18ftypheic',
		'\x00\x00\x00\x18ftypavif',
		'hello',
		'\xff\xff\xff\xff',
		'\xff',
		'\x00\x01\x02\x03',
	])('does not take %j for the beginning of an audio file', (start) => {
		expect(inspectAudio(ascii(start))).toBeUndefined();
		expect(inspectAudio(Buffer.from(start, 'latin1'))).toBeUndefined();
	});
});
