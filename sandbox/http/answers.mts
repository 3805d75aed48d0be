import { setTimeout as wait } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import { createGzip } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import { writeJson, type AnswerShape } from './answerShapes.mts';
import { faultOfKind, type Fault } from '../faults.mts';
import type { RetryAfter } from '../faults/fields.mts';

export type Pieces = Iterable<Buffer> | AsyncIterable<Buffer>;

/** A whole HTTP answer. Its body comes in pieces, so that audio never has to be one long string. */
export interface Answer {
	httpStatus: number;
	headers: Record<string, string>;
	/** `bytes` is undefined where the length is not announced. */
	body: { bytes: number | undefined; pieces: Pieces };
}

/** An answer with a JSON body, in the given shapes. */
export function jsonAnswer(
	httpStatus: number,
	content: unknown,
	headers: Record<string, string> = {},
	shapes: readonly AnswerShape[] = [],
): Answer {
	return textAnswer(httpStatus, writeJson(content, shapes), {
		'content-type': 'application/json',
		...headers,
	});
}

/** An answer as a gateway in front of the vendor sends it: nginx's HTML page, or some other text. */
export function gatewayAnswer(
	httpStatus: number,
	text?: string,
	headers: Record<string, string> = {},
): Answer {
	const title = `${httpStatus} ${STATUS_CODES[httpStatus] ?? 'Error'}`.replace(
		'Timeout',
		'Time-out',
	);
	const page = [
		'<html>',
		`<head><title>${title}</title></head>`,
		'<body>',
		`<center><h1>${title}</h1></center>`,
		'<hr><center>nginx</center>',
		'</body>',
		'</html>',
		'',
	].join('\r\n');
	const contentType = text === undefined ? 'text/html' : 'text/plain; charset=utf-8';
	return textAnswer(httpStatus, text ?? page, { 'content-type': contentType, ...headers });
}

/** An answer with a text as its body. */
export function textAnswer(
	httpStatus: number,
	text: string,
	headers: Record<string, string>,
): Answer {
	const bytes = Buffer.from(text);
	return { httpStatus, headers, body: { bytes: bytes.length, pieces: [bytes] } };
}

/** The `Retry-After` header in either of the forms HTTP knows. */
export function retryAfterHeader(retryAfter: RetryAfter | undefined): Record<string, string> {
	if (!retryAfter) return {};
	const { seconds, as } = retryAfter;
	const value =
		as === 'seconds' ? String(seconds) : new Date(Date.now() + seconds * 1000).toUTCString();
	return { 'retry-after': value };
}

/** An answer whose text is sent several times, one after the other. */
export function repeatedAnswer(
	httpStatus: number,
	text: string,
	repeat: number,
	headers: Record<string, string>,
): Answer {
	const piece = Buffer.from(text);
	const repeatPiece = function* () {
		for (let count = 0; count < repeat; count += 1) yield piece;
	};
	return { httpStatus, headers, body: { bytes: piece.length * repeat, pieces: repeatPiece() } };
}

/** Sends an answer, unless the fault is one that spoils the sending. */
export async function sendAnswer(
	reply: FastifyReply,
	answer: Answer,
	fault?: Fault,
): Promise<void> {
	const reset = faultOfKind(fault, 'reset');
	if (reset?.at === 'beforeAnswer') {
		reply.hijack();
		reply.raw.socket?.resetAndDestroy();
		return;
	}
	const { headers, body } = spoilBody(answer, reply, fault);
	reply.code(answer.httpStatus).headers(headers);
	if (faultOfKind(fault, 'objectSize')?.as === 'absent')
		reply.raw.useChunkedEncodingByDefault = false;
	else if (body.bytes !== undefined) reply.header('content-length', String(body.bytes));
	await reply.send(Readable.from(body.pieces));
}

/** What a fault makes of the body of an answer. */
function spoilBody(
	{ headers, body }: Answer,
	reply: FastifyReply,
	fault: Fault | undefined,
): Pick<Answer, 'headers' | 'body'> {
	const { bytes = 0, pieces } = body;
	switch (fault?.kind) {
		case 'reset': {
			const sent = fault.at === 'midAnswer' ? Math.floor(bytes / 2) : bytes;
			return { headers, body: { bytes, pieces: untilReset(pieces, sent, reply) } };
		}
		case 'truncate': {
			const length = Math.min(bytes, fault.bytes);
			return { headers, body: { bytes: length, pieces: firstBytes(pieces, length) } };
		}
		case 'drip':
			return { headers, body: { bytes, pieces: byteByByte(pieces, fault.everyMilliseconds) } };
		case 'gzip': {
			const compressed = Readable.from(pieces).pipe(createGzip({ level: 1 }));
			return {
				headers: { ...headers, 'content-encoding': 'gzip' },
				body: { bytes: undefined, pieces: compressed },
			};
		}
		default:
			return { headers, body };
	}
}

async function* firstBytes(pieces: Pieces, length: number): AsyncGenerator<Buffer> {
	let left = length;
	for await (const piece of pieces) {
		if (left <= 0) return;
		yield piece.subarray(0, left);
		left -= piece.length;
	}
}

async function* byteByByte(pieces: Pieces, everyMilliseconds: number): AsyncGenerator<Buffer> {
	for await (const piece of pieces) {
		for (let offset = 0; offset < piece.length; offset += 1) {
			yield piece.subarray(offset, offset + 1);
			await wait(everyMilliseconds, undefined, { ref: false });
		}
	}
}

async function* untilReset(
	pieces: Pieces,
	length: number,
	reply: FastifyReply,
): AsyncGenerator<Buffer> {
	yield* firstBytes(pieces, length);
	// Time for what was sent to arrive: a reset throws away what still lies in the buffers.
	await wait(50);
	reply.raw.socket?.resetAndDestroy();
}
