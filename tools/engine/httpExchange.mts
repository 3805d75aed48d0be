import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Request, Response } from 'express';

/** What somebody posts to a webhook. */
export interface Post {
	body: string | Buffer;
	/** As in an address: `?secret=…`. */
	query?: string;
	/** `null` for none. */
	contentType?: string | null;
}

/** What came back. */
export interface HttpAnswer {
	httpStatus: number;
	body: string;
}

type Handle = (request: Request, response: Response) => Promise<void>;

/** Calls a handler for each POST as n8n's webhooks are called: with the body read, and parsed where it is JSON. */
export async function serveWebhook(
	handle: Handle,
): Promise<{ url: string; close: () => Promise<void> }> {
	const app = express();
	const keepRawBody = (request: object, _response: unknown, rawBody: Buffer) =>
		Object.assign(request, { rawBody });
	app.use(
		express.json({ limit: '16mb', strict: false, verify: keepRawBody }),
		express.raw({ type: () => true, verify: keepRawBody }),
	);
	app.post('/', handle);
	const server = app.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		async close() {
			server.closeAllConnections();
			await once(server.close(), 'close');
		},
	};
}

/** Posts something over HTTP to a handler that is served for this one call. */
export async function exchange(
	{ body, query = '', contentType = 'application/json' }: Post,
	handle: Handle,
): Promise<HttpAnswer> {
	const { url, close } = await serveWebhook(handle);
	try {
		const answer = await fetch(`${url}${query}`, {
			method: 'POST',
			headers: contentType === null ? {} : { 'content-type': contentType },
			body: new Uint8Array(Buffer.from(body)),
		});
		return { httpStatus: answer.status, body: await answer.text() };
	} finally {
		await close();
	}
}
