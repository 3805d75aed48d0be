import { createReadStream } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../http/answers.mts';
import { faultOfKind, type Fault } from '../faults.mts';
import type { Storage } from '../storage.mts';
import type { StoredObject } from './bucket.mts';
import { entityTagHeaders } from './entityTag.mts';
import type { CosRefusal } from './errors.mts';

/** Bytes of an object, the last one included. */
interface ByteRange {
	start: number;
	end: number;
}

/** An object, or the part of it that `Range` asks for (COS 436/7753), on condition of `If-Match`. */
export function objectAnswer(
	object: StoredObject,
	{ method, headers }: { method: string; headers: IncomingHttpHeaders },
	storage: Storage,
	fault: Fault | undefined,
): Answer | CosRefusal {
	const { bytes, md5 } = object;
	const condition = headers['if-match'];
	if (condition !== undefined && condition !== `"${md5}"`) return { code: 'PreconditionFailed' };
	const range = readRange(headers.range, bytes);
	if (range && range.start > range.end) return { code: 'InvalidRange' };
	const { start, end } = range ?? { start: 0, end: bytes - 1 };
	return {
		httpStatus: range ? 206 : 200,
		headers: {
			'accept-ranges': 'bytes',
			'content-type': object.contentType,
			'last-modified': object.lastModified.toUTCString(),
			...entityTagHeaders(md5, fault),
			...(range && { 'content-range': `bytes ${start}-${end}/${totalOf(range, bytes, fault)}` }),
		},
		body: {
			bytes: end - start + 1,
			pieces: method === 'HEAD' ? [] : readLink(storage.link(object.path), storage, { start, end }),
		},
	};
}

function readRange(header: string | undefined, bytes: number): ByteRange | undefined {
	const [match, start, end] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? [];
	if (match === undefined) return undefined;
	return { start: Number(start), end: Math.min(bytes - 1, end ? Number(end) : Infinity) };
}

function totalOf({ end }: ByteRange, bytes: number, fault: Fault | undefined): number | '*' {
	const wrong = faultOfKind(fault, 'objectSize')?.as;
	if (wrong === 'unknown') return '*';
	return wrong === 'tooSmall' ? end + 1 : bytes;
}

/** Of a link, so that it stays whole when the object is replaced meanwhile. */
async function* readLink(path: string, storage: Storage, range: ByteRange): AsyncGenerator<Buffer> {
	try {
		if (range.end >= range.start) yield* createReadStream(path, { ...range });
	} finally {
		await storage.remove(path);
	}
}
