import {
	readExtension,
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
	])('is recognized: %j', (fileName, extension, name) => {
		expect(readExtension(fileName)).toBe(extension);
		expect(withoutExtension(fileName)).toBe(name);
		expect(withExtension(fileName, 'aac')).toBe(`${name}.aac`);
	});
});
