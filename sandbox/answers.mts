import { setTimeout as wait } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import { writeJson, type AnswerShape } from './answerShapes.mts';
import { faultOfKind, type Fault } from './faults.mts';
import type { RetryAfter } from './faults/fields.mts';

export type Pieces = Iterable<Buffer> | AsyncIterable<Buffer>;

/** A whole HTTP answer. Its body comes in pieces, so that audio never has to be one long string. */
export interface Answer {
	httpStatus: number;
	headers: Record<string, string>;
	body: { bytes: number; pieces: Pieces };
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

/** Sends an answer, unless the fault is one that spoils the sending: `truncate` and `reset`. */
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
	const { bytes, pieces } = answer.body;
	const length = Math.min(bytes, faultOfKind(fault, 'truncate')?.bytes ?? bytes);
	reply.code(answer.httpStatus).headers(answer.headers);
	if (faultOfKind(fault, 'objectSize')?.as === 'absent')
		reply.raw.useChunkedEncodingByDefault = false;
	else reply.header('content-length', String(length));
	if (reset) await reply.send(Readable.from(untilReset(pieces, Math.floor(bytes / 2), reply)));
	else await reply.send(Readable.from(firstBytes(pieces, length)));
}

async function* firstBytes(pieces: Pieces, length: number): AsyncGenerator<Buffer> {
	let left = length;
	for await (const piece of pieces) {
		if (left <= 0) return;
		yield piece.subarray(0, left);
		left -= piece.length;
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
