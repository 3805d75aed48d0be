import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a vendor answers. */
export interface VendorAnswer {
	status: number;
	headers?: Record<string, string>;
	body: string | Uint8Array;
}

/** A server that stands for all vendors, and answers all requests below an address alike. */
export interface Vendor {
	/** Returns the address below which everything is answered so. */
	answerWith(answer: VendorAnswer): string;
	close(): Promise<void>;
}

export async function startVendor(): Promise<Vendor> {
	const answers: VendorAnswer[] = [];
	const server = createServer((request, response) => {
		request.resume();
		const { status, headers, body } = answers[Number(request.url?.split('/')[1])]!;
		response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		answerWith: (answer) => `http://127.0.0.1:${port}/${answers.push(answer) - 1}`,
		async close() {
			server.closeAllConnections();
			await once(server.close(), 'close');
		},
	};
}
