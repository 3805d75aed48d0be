import { z } from 'zod';
import type { ByteStream } from '../../shared/streams/byteStream';
import { view } from '../../shared/streams/byteStream';
import { createBase64Decoder } from './base64';
import { MalformedResponse } from './malformedResponse';

/** The answer to an invoke request without its `data` (seed 001, "响应格式"). Unknown fields pass through. */
export const invokeResponseSchema = z
	.object({
		status_code: z.number(),
		status_text: z.string().optional(),
		task_id: z.string().optional(),
		payload: z.string().nullish(),
	})
	.passthrough();

export type InvokeResponse = z.infer<typeof invokeResponseSchema>;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPENING_BRACKETS = [0x7b, 0x5b];
const CLOSING_BRACKETS = [0x7d, 0x5d];
/** More than this outside of `data` is no answer of this service. */
const LARGEST_REST = 1024 * 1024;
const EXCERPT_LENGTH = 300;

/**
 * Reads an invoke answer while it arrives: yields what the outermost `data` holds, decoded from base64, and returns
 * the answer with `data` left empty. Keys may come in any order, and the pieces may be cut anywhere. Never holds
 * more of `data` than one piece.
 *
 * It only looks for the string of `data`; all that is not in it is kept and left to `JSON.parse`.
 *
 * @throws MalformedResponse
 */
export async function* decodeResponse(pieces: ByteStream): AsyncGenerator<Buffer, unknown> {
	const kept: number[] = [];
	const base64 = createBase64Decoder();
	let place: 'outside' | 'string' | 'data' = 'outside';
	let depth = 0;
	let stringStart = 0;
	let lastString = '';
	let dataComesNext = false;
	/** The characters of an escape that has begun. */
	let escape = '';

	for await (const piece of pieces) {
		const bytes = view(piece);
		for (let offset = 0; offset < bytes.length;) {
			if (place === 'data' && escape === '') {
				const end = findSpecial(bytes, offset);
				const decoded = base64.decode(bytes.toString('latin1', offset, end));
				if (decoded.length > 0) yield decoded;
				offset = end;
				if (offset === bytes.length) break;
			}
			const byte = bytes[offset++]!;
			if (place !== 'data') keep(kept, byte);

			if (escape !== '' || (place !== 'outside' && byte === BACKSLASH)) {
				escape += String.fromCharCode(byte);
				if (escape.length < (escape[1] === 'u' ? 6 : 2)) continue;
				const decoded = place === 'data' ? base64.decode(readEscape(escape)) : undefined;
				if (decoded && decoded.length > 0) yield decoded;
				escape = '';
			} else if (place === 'data') {
				base64.end();
				keep(kept, QUOTE);
				place = 'outside';
			} else if (place === 'string') {
				if (byte !== QUOTE) continue;
				place = 'outside';
				if (depth === 1) lastString = Buffer.from(kept.slice(stringStart)).toString();
			} else if (byte === QUOTE) {
				place = dataComesNext ? 'data' : 'string';
				stringStart = kept.length - 1;
				dataComesNext = false;
			} else if (OPENING_BRACKETS.includes(byte)) {
				depth++;
				dataComesNext = false;
			} else if (CLOSING_BRACKETS.includes(byte)) {
				depth--;
			} else if (byte === COLON && depth === 1) {
				dataComesNext = isDataKey(lastString);
			} else if (byte === COMMA) {
				dataComesNext = false;
			}
		}
	}
	return parse(kept, kept.length > 0 && place === 'outside' && depth <= 0);
}

/** Where the plain characters of a string end: at its quote, at an escape, or at the end of the piece. */
function findSpecial(bytes: Buffer, offset: number): number {
	const backslash = bytes.indexOf(BACKSLASH, offset);
	const end = backslash === -1 ? bytes.length : backslash;
	const quote = bytes.subarray(offset, end).indexOf(QUOTE);
	return quote === -1 ? end : offset + quote;
}

function keep(kept: number[], byte: number): void {
	if (kept.length === LARGEST_REST) throw malformed('tooLarge', kept);
	kept.push(byte);
}

function isDataKey(stringWithQuotes: string): boolean {
	try {
		return JSON.parse(stringWithQuotes) === 'data';
	} catch {
		return false;
	}
}

function readEscape(escape: string): string {
	try {
		return String(JSON.parse(`"${escape}"`));
	} catch {
		throw malformed('brokenBase64', []);
	}
}

function parse(kept: number[], isComplete: boolean): unknown {
	try {
		return JSON.parse(Buffer.from(kept).toString());
	} catch {
		throw malformed(isComplete ? 'notJson' : 'truncated', kept);
	}
}

function malformed(reason: MalformedResponse['reason'], kept: number[]): MalformedResponse {
	const text = Buffer.from(kept.slice(0, EXCERPT_LENGTH)).toString().trim();
	return new MalformedResponse(kept.length > 0 && !text.startsWith('{') ? 'notJson' : reason, text);
}
