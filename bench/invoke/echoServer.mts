import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { readOrder } from '../measuring/ownProcess.mts';

/** How the server answers. */
export interface EchoOrder {
	/** From the end of a request to the beginning of its answer, in milliseconds. */
	latency: number;
}

// Answers invoke requests in the shape of SAMI, with the recording that they hold. It does no more than that, so that what
// is measured is the client: the base64 is sent back as it came, not decoded.

const { latency } = readOrder<EchoOrder>();
const BEFORE_DATA = Buffer.from('"data":"');
const AFTER_DATA = Buffer.from('"}');
const BEFORE_ANSWER = Buffer.from(
	'{"status_code":20000000,"status_text":"OK","task_id":"echo","payload":"{}","data":"',
);

const server = createServer((request, response) => {
	const pieces: Buffer[] = [];
	request.on('data', (piece: Buffer) => pieces.push(piece));
	request.once('end', () => void echo(pieces, response));
});
await once(server.listen(0, '127.0.0.1'), 'listening');
process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
await once(process, 'disconnect');
server.closeAllConnections();
server.close();

async function echo(pieces: Buffer[], response: ServerResponse): Promise<void> {
	const data = findData(pieces);
	if (latency > 0) await wait(latency);
	if (!data) {
		response.writeHead(400).end('{"status_code":40000000,"status_text":"no data"}');
		return;
	}
	const answer = [BEFORE_ANSWER, ...data, AFTER_DATA];
	response.writeHead(200, {
		'content-type': 'application/json',
		'content-length': answer.reduce((sum, { length }) => sum + length, 0),
	});
	// All of it is in memory already, so it may as well be handed over at once.
	response.cork();
	for (const piece of answer) response.write(piece);
	response.end();
}

/** The pieces of `data`, which must be the last that the body holds. */
function findData(pieces: Buffer[]): Buffer[] | undefined {
	// A client may send the beginning and the end in pieces of their own.
	while (pieces.length > 1 && pieces[0]!.length < 1024)
		pieces.splice(0, 2, Buffer.concat(pieces.slice(0, 2)));
	while (pieces.length > 1 && pieces.at(-1)!.length < AFTER_DATA.length)
		pieces.splice(-2, 2, Buffer.concat(pieces.slice(-2)));
	const start = pieces[0]?.indexOf(BEFORE_DATA) ?? -1;
	const last = pieces.at(-1);
	if (start === -1 || !last?.subarray(-AFTER_DATA.length).equals(AFTER_DATA)) return undefined;
	pieces[pieces.length - 1] = last.subarray(0, -AFTER_DATA.length);
	pieces[0] = pieces[0]!.subarray(start + BEFORE_DATA.length);
	return pieces;
}
