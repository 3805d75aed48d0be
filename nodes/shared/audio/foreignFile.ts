import { view } from '../streams/byteStream';

/**
 * Names what a file is that is certainly not audio, whatever the item says about it.
 *
 * @param head the first bytes of the file
 * @returns a noun with its article, such as `a PNG image`; undefined where it may be audio
 */
export function nameForeignFile(head: Uint8Array): string | undefined {
	const bytes = view(head).subarray(0, LOOKED_AT);
	const start = bytes.toString('latin1');
	const signed = SIGNATURES.find(({ pattern }) => pattern.test(start));
	if (signed) return signed.name;
	const text = readText(bytes);
	if (!text) return undefined;
	return TEXTS.find(({ pattern }) => pattern.test(text))?.name ?? 'text';
}

/** In bytes. */
const LOOKED_AT = 4096;

const SIGNATURES = [
	{ pattern: /^\x89PNG/, name: 'a PNG image' },
	{ pattern: /^\xff\xd8\xff/, name: 'a JPEG image' },
	{ pattern: /^GIF8/, name: 'a GIF image' },
	{ pattern: /^RIFF[^]{4}WEBP/, name: 'a WebP image' },
	{ pattern: /^[^]{4}ftypavi[fs]/, name: 'an AVIF image' },
	{ pattern: /^[^]{4}ftyp(hei|hev|mif1|msf1)/, name: 'a HEIC image' },
	{ pattern: /^(II\*\0|MM\0\*)/, name: 'a TIFF image' },
	{ pattern: /^BM[^]{4}\0{4}/, name: 'a BMP image' },
	{ pattern: /^RIFF[^]{4}AVI /, name: 'an AVI video' },
	{ pattern: /^%PDF/, name: 'a PDF document' },
	{ pattern: /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, name: 'an Office document' },
	{ pattern: /^PK\x03\x04/, name: 'a ZIP archive or an Office document' },
	{ pattern: /^\x1f\x8b/, name: 'a GZIP archive' },
	{ pattern: /^Rar!\x1a/, name: 'a RAR archive' },
	{ pattern: /^7z\xbc\xaf\x27\x1c/, name: 'a 7z archive' },
	// Web pages in any encoding, also those that are not valid UTF-8.
	{ pattern: /^\s*<(!doctype html|html)/i, name: 'a web page or XML document' },
];

const TEXTS = [
	{
		pattern: /^\s*<(!doctype|!--|html|head|body|\?xml|svg|error)/i,
		name: 'a web page or XML document',
	},
	{ pattern: /^\s*[{[]\s*["{[\]}]/, name: 'a JSON document' },
];

/** Of bytes that are text and nothing else, in UTF-8 or UTF-16; undefined for all others, and for none. */
function readText(bytes: Buffer): string | undefined {
	const text = decode(bytes)?.replace(/^\uFEFF/, '');
	// Raw samples hold control characters soon: silence is nothing but zeros.
	return text && /^[\t\n\f\r\P{Cc}]+$/u.test(text) ? text : undefined;
}

function decode(bytes: Buffer): string | undefined {
	const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
	try {
		// As a stream, because the last character may be cut off.
		return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes, {
			stream: true,
		});
	} catch {
		return undefined;
	}
}
