import {
	distinguishNames,
	readExtension,
	shortenFileName,
	withExtension,
	withoutExtension,
} from '../../../../nodes/shared/audio/fileName';

describe('The extension of a file name', () => {
	it.each([
		['speech.wav', 'wav', 'speech'],
		['文 1.MP3', 'mp3', '文 1'],
		['take.2.flac', 'flac', 'take.2'],
		['out/part', undefined, 'out/part'],
		['v1.0 of the recording', undefined, 'v1.0 of the recording'],
		['', undefined, ''],
		['chapter 1.2', undefined, 'chapter 1.2'],
		['Ep.12', undefined, 'Ep.12'],
		['Dr.Wu', undefined, 'Dr.Wu'],
		['talk 2026.11.26', undefined, 'talk 2026.11.26'],
		['note.m4a', 'm4a', 'note'],
	])('is recognized: %j', (fileName, extension, name) => {
		expect(readExtension(fileName)).toBe(extension);
		expect(withoutExtension(fileName)).toBe(name);
		expect(withExtension(fileName, 'aac')).toBe(`${name}.aac`);
	});
});

describe('withExtension', () => {
	it('leaves a name alone that has the extension', () => {
		expect(withExtension('large.bin', 'bin')).toBe('large.bin');
		expect(withExtension('LOUD.WAV', 'wav')).toBe('LOUD.wav');
	});
});

describe('distinguishNames', () => {
	it('numbers names that are alike, in order, and gives no name twice', () => {
		expect(distinguishNames(['a', 'b', 'A', 'a', 'a-2', undefined])).toEqual([
			'a',
			'b',
			'A-2',
			'a-3',
			'a-2-2',
			undefined,
		]);
	});
});

describe('shortenFileName', () => {
	it('keeps a name that is short enough', () => {
		expect(shortenFileName('speech.wav', 10)).toBe('speech.wav');
	});

	it('cuts between two characters and keeps the extension', () => {
		expect(shortenFileName('啕啕啕.wav', 11)).toBe('啕啕.wav');
		expect(shortenFileName('🎤🎤', 7)).toBe('🎤');
	});
});
