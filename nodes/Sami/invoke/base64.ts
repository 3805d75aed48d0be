import type { ByteStream } from '../../shared/streams/byteStream';
import { view } from '../../shared/streams/byteStream';
import { MalformedResponse } from './malformedResponse';

/**
 * Encodes a stream in base64 with padding (RFC 4648, section 4), however it is cut into pieces. Only the group of three bytes
 * that a cut goes through is put together: copies of whole pieces would fill the memory with garbage.
 */
export async function* encodeBase64(bytes: ByteStream): AsyncGenerator<Uint8Array> {
	let carried: Buffer = Buffer.alloc(0);
	for await (const uncut of bytes) {
		const piece = view(uncut);
		const missing = carried.length === 0 ? 0 : Math.min(3 - carried.length, piece.length);
		const group = Buffer.concat([carried, piece.subarray(0, missing)]);
		const isWhole = group.length % 3 === 0;
		const end = isWhole ? piece.length - ((piece.length - missing) % 3) : missing;
		carried = isWhole ? piece.subarray(end) : group;
		if (isWhole && group.length + end > missing)
			yield encodeWhole(group, piece.subarray(missing, end));
	}
	if (carried.length > 0) yield Buffer.from(carried.toString('base64'), 'latin1');
}

/** Encodes two stretches of whole groups, one after the other. */
function encodeWhole(first: Buffer, second: Buffer): Buffer {
	const encoded = Buffer.allocUnsafe(((first.length + second.length) / 3) * 4);
	const length = encoded.write(first.toString('base64'), 'latin1');
	encoded.write(second.toString('base64'), length, 'latin1');
	return encoded;
}

/** Decodes base64 text that comes in pieces. */
export interface Base64Decoder {
	/**
	 * @param text one byte for each character
	 * @returns the bytes of all whole groups of four characters; what is left over waits for the next piece
	 * @throws MalformedResponse at a character outside of the alphabet
	 */
	decode(text: Buffer): Buffer;
	/**
	 * @returns the bytes of the last characters where the text has no padding, as some encoders leave it out
	 * @throws MalformedResponse when the text ended within a byte
	 */
	end(): Buffer;
}

/** The decoder skips line breaks. It refuses anything else outside of RFC 4648, because it means damage. */
export function createBase64Decoder(): Base64Decoder {
	let carried: Buffer = Buffer.alloc(0);
	let hasEnded = false;

	return {
		decode(text) {
			const characters = withoutLineBreaks(text);
			const missing = carried.length === 0 ? 0 : Math.min(4 - carried.length, characters.length);
			const group = Buffer.concat([carried, characters.subarray(0, missing)]);
			const isWhole = group.length % 4 === 0;
			const end = isWhole ? characters.length - ((characters.length - missing) % 4) : missing;
			carried = isWhole ? Buffer.from(characters.subarray(end)) : group;
			if (group.length + characters.length === 0) return Buffer.alloc(0);
			if (hasEnded) throw new MalformedResponse('brokenBase64');
			if (!isWhole) return Buffer.alloc(0);

			const whole = characters.subarray(missing, end);
			const padding = countPadding(whole.length === 0 ? group : whole);
			hasEnded = padding > 0;
			return decodeExactly(group, whole, ((group.length + whole.length) / 4) * 3 - padding);
		},
		end() {
			const rest = carried;
			if (rest.length === 0) return Buffer.alloc(0);
			if (hasEnded || rest.length === 1) throw new MalformedResponse('brokenBase64');
			carried = Buffer.alloc(0);
			hasEnded = true;
			return decodeExactly(rest, carried, rest.length - 1);
		},
	};
}

/** The text without its line breaks. It searches natively first, because hardly any encoder breaks lines. */
export function withoutLineBreaks(text: Buffer): Buffer {
	if (!text.includes('\n') && !text.includes('\r')) return text;
	return Buffer.from(text.toString('latin1').replace(/[\r\n]/g, ''), 'latin1');
}

/**
 * Decodes two texts, one after the other. Buffer skips what is not base64, so characters that are not allowed show as
 * missing bytes.
 */
function decodeExactly(first: Buffer, second: Buffer, length: number): Buffer {
	const decoded = Buffer.allocUnsafe(length);
	const written = decoded.write(first.toString('latin1'), 'base64');
	if (written + decoded.write(second.toString('latin1'), written, 'base64') !== length)
		throw new MalformedResponse('brokenBase64');
	return decoded;
}

function countPadding(text: Buffer): number {
	const end = text.toString('latin1', text.length - 2);
	if (end === '==') return 2;
	return end.endsWith('=') ? 1 : 0;
}
