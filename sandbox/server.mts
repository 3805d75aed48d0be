import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import { createAccounts, demoIdentity } from './accounts.mts';
import { gatewayAnswer, sendAnswer } from './http/answers.mts';
import { createAudioPool } from './audio/pool.mts';
import { controlRoutes } from './control.mts';
import { objectRoutes } from './cos/objectRoutes.mts';
import { receiveBytes } from './http/receive.mts';
import { getTokenRoutes } from './sami/getToken.mts';
import { maximumDataBytes } from './sami/inputAudio.mts';
import { invokeRoutes } from './sami/invoke.mts';
import { accountSettingsSchema } from './settings.mts';
import type { AccountSettings } from './settings.mts';
import { createStorage } from './storage.mts';
import { createJobLife } from './tencent/jobs/jobLife.mts';
import { jobRoutes } from './tencent/api/jobRoutes.mts';
import { registerRoutes } from './tencent/registration/registerRoutes.mts';

/** Base64 of the largest audio, and room for the rest of the request. */
const maximumBodyBytes = Math.ceil(maximumDataBytes / 3) * 4 + 1024 * 1024;

export interface Sandbox {
	/** `http://127.0.0.1:PORT` */
	url: string;
	/** Stops listening and drops what is open. */
	close(): Promise<void>;
}

/**
 * Starts the vendors' stand-in on this machine only.
 * @param port 0 for any free one
 * @param demoSettings what is different for the demo account
 * @throws Node's listen errors, e.g. with code `EADDRINUSE`
 */
export async function startSandbox({
	port,
	demoSettings = {},
}: {
	port: number;
	demoSettings?: Partial<AccountSettings>;
}): Promise<Sandbox> {
	const server = fastify({ forceCloseConnections: true });
	const storage = createStorage();
	const accounts = createAccounts(storage);
	const pool = createAudioPool();
	const closing = new AbortController();
	const settings = { gatewaySignatureRequired: true, ...demoSettings };
	accounts.create(accountSettingsSchema.parse(settings), demoIdentity);

	receiveBytes(server, maximumBodyBytes);
	controlRoutes(server, { accounts, storage });
	// ByteDance SAMI
	invokeRoutes(server, { accounts, pool });
	getTokenRoutes(server, { accounts });
	// Tencent Media Lab and COS
	jobRoutes(server, { accounts, start: createJobLife({ pool, storage }, closing.signal) });
	registerRoutes(server, { accounts });
	objectRoutes(server, { accounts, storage });

	server.setNotFoundHandler(async (_request, reply) => {
		await sendAnswer(reply, gatewayAnswer(404));
		return reply;
	});
	server.setErrorHandler(async (error, _request, reply) => {
		// A client that has gone is nothing to report.
		if (!reply.raw.destroyed) console.error(error);
		await sendAnswer(reply, gatewayAnswer(500));
		return reply;
	});

	try {
		await server.listen({ host: '127.0.0.1', port });
	} catch (error) {
		await storage.close();
		throw error;
	}
	const address = server.server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${address.port}`,
		async close() {
			closing.abort();
			await server.close();
			await pool.close();
			await storage.close();
		},
	};
}
