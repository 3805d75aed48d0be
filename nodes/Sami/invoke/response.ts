import { z } from 'zod';
import { view } from '../../shared/streams/byteStream';
import type { ByteStream } from '../../shared/streams/byteStream';
import { createBase64Decoder, withoutLineBreaks } from './base64';
import { createDataScanner } from './dataScanner';
import { MalformedResponse } from './malformedResponse';
import type { MalformedReason } from './malformedResponse';

/** A text that is not needed: a number is taken as text, anything else as if it were missing. */
const optionalText = z
	.union([z.string(), z.number().transform(String)])
	.optional()
	.catch(undefined);

/**
 * The answer to an invoke request without its `data` (volcengine.com/docs/6489/71997). Only the status code is needed.
 * Whatever else is odd must not cost a conversion that is paid for. Unknown fields are kept.
 */
export const invokeResponseSchema = z
	.object({
		status_code: z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]),
		status_text: optionalText,
		task_id: optionalText,
		/** JSON in a string, as documented, or anything else. */
		payload: z.unknown().optional(),
	})
	.passthrough();

export type InvokeResponse = z.infer<typeof invokeResponseSchema>;

/** In bytes. An answer with more than this beside its `data` does not come from this service. */
const LARGEST_REST = 1024 * 1024;
const EXCERPT_LENGTH = 300;

/**
 * Reads an invoke answer while it arrives: yields what the outermost `data` holds, decoded from base64, and returns the
 * answer with `data` left empty. Keys may come in any order, and the pieces may be cut anywhere. No more of `data` than
 * one piece is ever in memory.
 *
 * @throws MalformedResponse
 */
export async function* decodeResponse(pieces: ByteStream): AsyncGenerator<Buffer, unknown> {
	const scanner = createDataScanner();
	const base64 = createBase64Decoder();
	const rest: string[] = [];
	let restSize = 0;

	for await (const piece of pieces) {
		for (const { kind, bytes } of scanner.scan(view(piece))) {
			if (kind === 'data') {
				const decoded = base64.decode(resolveEscapes(bytes));
				if (decoded.length > 0) yield decoded;
			} else {
				const last = base64.end();
				if (last.length > 0) yield last;
				rest.push(bytes.toString('latin1'));
				restSize += bytes.length;
				if (restSize > LARGEST_REST) throw malformed('tooLarge', rest);
			}
		}
	}
	return parse(rest, scanner.isComplete());
}

/**
 * Some encoders write `/` as `\/`, and break lines.
 *
 * @throws MalformedResponse at an escape that JSON does not have
 */
function resolveEscapes(bytes: Buffer): Buffer {
	if (!bytes.includes('\\')) return bytes;
	try {
		const text = withoutLineBreaks(bytes).toString('latin1');
		return Buffer.from(String(JSON.parse(`"${text}"`)));
	} catch {
		throw malformed('brokenBase64', []);
	}
}

function parse(rest: readonly string[], isComplete: boolean): unknown {
	try {
		const text = Buffer.from(rest.join(''), 'latin1').toString();
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		if (rest.join('').trim() === '') throw malformed('empty', []);
		throw malformed(isComplete ? 'notJson' : 'truncated', rest);
	}
}

/** What does not begin like an answer of the service was written by something else. */
function malformed(reason: MalformedReason, rest: readonly string[]): MalformedResponse {
	const beginning = rest.join('').slice(0, EXCERPT_LENGTH);
	const excerpt = Buffer.from(beginning, 'latin1').toString().trim();
	const isForeign = rest.length > 0 && !excerpt.startsWith('{');
	return new MalformedResponse(isForeign ? 'notJson' : reason, excerpt);
}
