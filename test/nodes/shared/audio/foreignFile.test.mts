import { nameForeignFile } from '../../../../nodes/shared/audio/foreignFile';

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
		['The quick brown fox jumps over the lazy dog', 'text'],
	])('recognizes what begins with %j', (start, name) => {
		expect(nameForeignFile(Buffer.from(start, 'latin1'))).toBe(name);
	});

	it('says nothing about what may be raw PCM', () => {
		expect(nameForeignFile(Buffer.alloc(100, 3))).toBeUndefined();
		expect(nameForeignFile(Buffer.alloc(0))).toBeUndefined();
	});
});
