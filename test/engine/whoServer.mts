import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expired } from './who.mts';

/** A server that says whom it takes a request for, and hands out tokens. */
export interface WhoServer {
	baseUrl: string;
	/** What it was asked. */
	requests: string[];
	close(): Promise<void>;
}

export async function startWhoServer(): Promise<WhoServer> {
	const requests: string[] = [];
	const server = createServer((request, response) => {
		requests.push(`${request.method} ${request.url}`);
		const { status, body } = answerTo(request);
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		async close() {
			server.closeAllConnections();
			await once(server.close(), 'close');
		},
	};
}

function answerTo({ url, headers }: IncomingMessage) {
	if (url === '/token') return { status: 200, body: { token: 'fresh' } };
	if (headers.authorization === expired) return { status: 401, body: {} };
	if (headers.authorization === 'Bearer wrong') return { status: 403, body: {} };
	return { status: 200, body: { authorization: headers.authorization, url } };
}
