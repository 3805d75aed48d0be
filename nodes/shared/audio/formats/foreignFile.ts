import { view } from '../../streams/byteStream';

/**
 * Names what a file is that is certainly not audio, whatever the item says about it.
 *
 * @param head the first bytes of the file
 * @returns a noun with its article, such as `a PNG image`; undefined where it may be audio
 */
export function nameForeignFile(head: Uint8Array): string | undefined {
	const bytes = view(head).subarray(0, LOOKED_AT);
	const signed = findSigned(bytes) ?? nameImageContainer(bytes);
	if (signed !== undefined) return signed;
	const text = readText(bytes);
	if (!text) return undefined;
	return TEXTS.find(({ pattern }) => pattern.test(text))?.name ?? 'text';
}

/** Names an image in the container that MP4 and M4A files have too; its brand tells them apart. */
export function nameImageContainer(head: Buffer): string | undefined {
	const [, brand = ''] = /^[^]{4}ftyp([^]{4})/.exec(head.toString('latin1', 0, 12)) ?? [];
	if (/^avi[fs]/.test(brand)) return 'an AVIF image';
	return /^(hei|hev|mif1|msf1)/.test(brand) ? 'a HEIC image' : undefined;
}

/** In bytes. */
const LOOKED_AT = 4096;

const SIGNATURES = [
	{ offset: 0, text: '\x89PNG', name: 'a PNG image' },
	{ offset: 0, text: '\xff\xd8\xff', name: 'a JPEG image' },
	{ offset: 0, text: 'GIF8', name: 'a GIF image' },
	{ offset: 8, text: 'WEBP', name: 'a WebP image' },
	{ offset: 0, text: 'II*\0', name: 'a TIFF image' },
	{ offset: 0, text: 'MM\0*', name: 'a TIFF image' },
	{ offset: 8, text: 'AVI ', name: 'an AVI video' },
	{ offset: 0, text: 'FLV\x01', name: 'a Flash video' },
	{ offset: 0, text: '\x00\x00\x01\xba', name: 'an MPEG video' },
	{ offset: 0, text: '%PDF', name: 'a PDF document' },
	{ offset: 0, text: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', name: 'an Office document' },
	{ offset: 0, text: 'PK\x03\x04', name: 'a ZIP archive or an Office document' },
	{ offset: 0, text: '\x1f\x8b', name: 'a GZIP archive' },
	{ offset: 0, text: 'Rar!', name: 'a RAR archive' },
	{ offset: 0, text: "7z\xbc\xaf'", name: 'a 7z archive' },
];

function findSigned(bytes: Buffer): string | undefined {
	const start = bytes.toString('latin1', 0, 64);
	// Web pages first, in any encoding: also in those that are not valid UTF-8.
	if (/^\s*<(!doctype html|html)/i.test(start)) return 'a web page or XML document';
	return SIGNATURES.find(({ offset, text }) => start.startsWith(text, offset))?.name;
}

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
