import { view } from '../streams/byteStream';

/**
 * Names what a file is that is certainly not audio, whatever the item says about it.
 *
 * @param head the first bytes of the file
 * @returns a noun with its article, such as `a PNG image`; undefined where it may be audio
 */
export function nameForeignFile(head: Uint8Array): string | undefined {
	const text = view(head).toString('latin1', 0, 512);
	const signed = SIGNATURES.find(({ start }) => text.startsWith(start));
	return (signed ?? PATTERNS.find(({ pattern }) => pattern.test(text)))?.name;
}

const SIGNATURES = [
	{ start: '\x89PNG', name: 'a PNG image' },
	{ start: '\xff\xd8\xff', name: 'a JPEG image' },
	{ start: 'GIF8', name: 'a GIF image' },
	{ start: '%PDF', name: 'a PDF document' },
	{ start: 'PK\x03\x04', name: 'a ZIP archive or an Office document' },
	{ start: '\x1f\x8b', name: 'a GZIP archive' },
];

const PATTERNS = [
	{ pattern: /^RIFF[^]{4}WEBP/, name: 'a WebP image' },
	{ pattern: /^\s*<(!doctype|html|\?xml|svg)/i, name: 'a web page or XML document' },
	{ pattern: /^\s*[{[]\s*["{[\]}]/, name: 'a JSON document' },
	{ pattern: /^[\t\r\n\x20-\x7e]{24}/, name: 'a text' },
];
