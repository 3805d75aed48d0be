import type { ByteStream } from '../../shared/streams/byteStream';
import { view } from '../../shared/streams/byteStream';
import { MalformedResponse } from './malformedResponse';

/** Encodes a stream in base64 with padding (RFC 4648, section 4), however it is cut into pieces. */
export async function* encodeBase64(bytes: ByteStream): AsyncGenerator<Uint8Array> {
	let carried: Uint8Array = new Uint8Array();
	for await (const piece of bytes) {
		const joined = carried.length === 0 ? view(piece) : Buffer.concat([carried, piece]);
		const whole = joined.length - (joined.length % 3);
		carried = joined.subarray(whole);
		if (whole > 0) yield Buffer.from(joined.toString('base64', 0, whole), 'latin1');
	}
	if (carried.length > 0) yield Buffer.from(view(carried).toString('base64'), 'latin1');
}

/** Decodes base64 text that comes in pieces. */
export interface Base64Decoder {
	/**
	 * @returns the bytes of all whole groups of four characters; what is left over waits for the next piece
	 * @throws MalformedResponse at a character outside of the alphabet
	 */
	decode(text: string): Buffer;
	/**
	 * @returns the bytes of the last characters where the text has no padding, as some encoders leave it out
	 * @throws MalformedResponse when the text ended within a byte
	 */
	end(): Buffer;
}

/** The decoder skips line breaks. It refuses anything else outside of RFC 4648, because it means damage. */
export function createBase64Decoder(): Base64Decoder {
	let carried = '';
	let hasEnded = false;

	return {
		decode(text) {
			const characters = carried + withoutLineBreaks(text);
			const whole = characters.length - (characters.length % 4);
			carried = characters.slice(whole);
			if (whole === 0 && carried === '') return Buffer.alloc(0);
			if (hasEnded) throw new MalformedResponse('brokenBase64');

			const group = characters.slice(0, whole);
			const padding = countPadding(group);
			hasEnded = padding > 0;
			return decodeExactly(group, (whole / 4) * 3 - padding);
		},
		end() {
			const rest = carried;
			if (rest === '') return Buffer.alloc(0);
			if (hasEnded || rest.length === 1) throw new MalformedResponse('brokenBase64');
			carried = '';
			hasEnded = true;
			return decodeExactly(rest, rest.length - 1);
		},
	};
}

/** Searches natively first, because hardly any encoder breaks lines. */
function withoutLineBreaks(text: string): string {
	return text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]/g, '') : text;
}

/** Buffer skips what is not base64, so characters that are not allowed show as missing bytes. */
function decodeExactly(text: string, length: number): Buffer {
	const decoded = Buffer.from(text, 'base64');
	if (decoded.length !== length) throw new MalformedResponse('brokenBase64');
	return decoded;
}

function countPadding(text: string): number {
	if (text.endsWith('==')) return 2;
	return text.endsWith('=') ? 1 : 0;
}
