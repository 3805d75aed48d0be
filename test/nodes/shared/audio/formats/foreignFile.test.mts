import { nameForeignFile } from '../../../../../nodes/shared/audio/formats/foreignFile';

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
		['RIFF____AVI LIST', 'an AVI video'],
		['\x00\x00\x00\x18ftypavif', 'an AVIF image'],
		['\x00\x00\x00\x18ftypheic', 'a HEIC image'],
		['II*\x00', 'a TIFF image'],
		['Rar!\x1a\x07', 'a RAR archive'],
		['<html>\xc4\xe3\xba\xc3', 'a web page or XML document'],
		['\xef\xbb\xbf<html>', 'a web page or XML document'],
		['<?xml version="1.0"?><Error/>', 'a web page or XML document'],
		['\xff\xfeN\x00o\x00t\x00', 'text'],
		['Not Found', 'text'],
		['The quick brown fox jumps over the lazy dog', 'text'],
	])('recognizes what begins with %j', (start, name) => {
		expect(nameForeignFile(Buffer.from(start, 'latin1'))).toBe(name);
	});

	it('recognizes text in any language, also where it is cut within a character', () => {
		const text = Buffer.from('文件不存在，请稍后再试。'.repeat(200));
		expect(nameForeignFile(text)).toBe('text');
		expect(nameForeignFile(text.subarray(0, 1000))).toBe('text');
	});

	it('says nothing about what may be raw PCM', () => {
		expect(nameForeignFile(Buffer.alloc(100, 3))).toBeUndefined();
		expect(nameForeignFile(Buffer.alloc(0))).toBeUndefined();
	});
});
