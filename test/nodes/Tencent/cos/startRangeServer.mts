import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that notes the ranges it is asked for, and breaks off. */
export interface RangeServer {
	endpoint: string;
	/** The header Range of each request so far. */
	ranges: Array<string | undefined>;
	/** Gives the file another entity tag, as if it had been replaced. */
	replaceFile(): void;
	close(): void;
}

/** Serves a file under every key. The first responses break off after some bytes, if they have as many. */
export async function startRangeServer(
	file: Buffer,
	{ breakAfter = 100_000, breaks = 1 } = {},
): Promise<RangeServer> {
	const ranges: RangeServer['ranges'] = [];
	let etag = '"1"';
	const server = createServer((request, response) => {
		const { range } = request.headers;
		ranges.push(range);
		if (request.headers['if-match'] !== undefined && request.headers['if-match'] !== etag) {
			response.writeHead(412).end('<Error><Code>PreconditionFailed</Code></Error>');
			return;
		}
		const [, start = 0, end = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
		const part = file.subarray(Number(start), end === '' ? file.length : Number(end) + 1);
		response.writeHead(range === undefined ? 200 : 206, {
			'content-length': part.length,
			'content-range': `bytes ${start}-${Number(start) + part.length - 1}/${file.length}`,
			etag,
		});
		if (ranges.length > breaks || part.length < breakAfter) response.end(part);
		else response.write(part.subarray(0, breakAfter), () => response.socket!.end());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		ranges,
		replaceFile: () => {
			etag = '"2"';
		},
		close: () => server.close(),
	};
}
