import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A server of a user's that takes in what is posted to it. */
export interface Receiver {
	url: string;
	/** All that was posted so far. */
	received: unknown[];
	close(): Promise<void>;
}

/**
 * Starts a server that answers everything with success.
 *
 * @param port any free one if not given
 */
export async function startReceiver(port: number | string = 0): Promise<Receiver> {
	const received: unknown[] = [];
	const server = createServer(async (request, response) => {
		received.push(await json(request));
		response.end('{}');
	}).listen(Number(port), '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jobs`,
		received,
		async close() {
			server.closeAllConnections();
			await once(server.close(), 'close');
		},
	};
}
