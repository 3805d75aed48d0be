import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { readOrder } from '../measuring/ownProcess.mts';
import { writeWav } from '../measuring/wavFile.mts';

/** What the server has. */
export interface ObjectOrder {
	/** Of every object, in bytes, until one is uploaded; from then on they are as large as the last upload. */
	bytes: number;
}

// Stands for a bucket of COS: takes every upload, which it does not keep, and has a recording under every key.

let { bytes } = readOrder<ObjectOrder>();
const server = createServer((request, response) => void answer(request, response));
await once(server.listen(0, '127.0.0.1'), 'listening');
process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
await once(process, 'disconnect');
server.closeAllConnections();
server.close();

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
	if (request.method === 'PUT') {
		const hash = createHash('md5');
		bytes = 0;
		for await (const piece of request as AsyncIterable<Buffer>) {
			hash.update(piece);
			bytes += piece.length;
		}
		response.writeHead(200, { etag: `"${hash.digest('hex')}"`, 'content-length': 0 }).end();
		return;
	}
	if (request.method === 'DELETE') {
		response.writeHead(204).end();
		return;
	}
	response.writeHead(200, { 'content-length': bytes, etag: '"1"', 'content-type': 'audio/wav' });
	await pipeline(writeWav(bytes, { sampleRate: 48_000, channels: 2 }), response);
}
