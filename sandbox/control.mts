import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { jsonAnswer } from './http/answers.mts';
import type { Account, Accounts } from './accounts.mts';
import { createBucket } from './cos/bucket.mts';
import { faultSchema } from './faults.mts';
import { bodyOf, parseJson } from './http/receive.mts';
import { serve } from './http/serve.mts';
import { accountSettingsSchema } from './settings.mts';
import type { Storage } from './storage.mts';
import { describeTencentCredentials } from './tencent/credentials.mts';
import { reportJob } from './tencent/jobs/describeJob.mts';

/** One fault or a list of them. */
const faultsSchema = z.preprocess(
	(body) => (Array.isArray(body) ? body : [body]),
	z.array(faultSchema),
);

interface AccountRoute {
	Params: { id: string };
}

interface FileRoute {
	Params: { name: string };
}

/**
 * The sandbox's own API, under `/_sandbox`: accounts to test with, faults for them, what they sent, and a
 * place for files that have to have a URL. Everything belongs to one account, so that tests can share a
 * sandbox.
 */
export function controlRoutes(
	server: FastifyInstance,
	{ accounts, storage }: { accounts: Accounts; storage: Storage },
): void {
	const files = createBucket('files', storage);

	server.post('/_sandbox/accounts', (request, reply) => {
		const bytes = bodyOf(request).bytes;
		const settings = accountSettingsSchema.safeParse(bytes.length === 0 ? {} : parseJson(bytes));
		if (!settings.success) return refuse(reply, settings.error);
		return reply.code(201).send(describeAccount(accounts.create(settings.data), originOf(request)));
	});

	server.post<AccountRoute>('/_sandbox/accounts/:id/faults', (request, reply) => {
		const account = accounts.find(({ id }) => id === request.params.id);
		if (!account) return unknownAccount(reply);
		const faults = faultsSchema.safeParse(parseJson(bodyOf(request).bytes));
		if (!faults.success) return refuse(reply, faults.error);
		account.faults.push(...faults.data);
		return reply.send({ queued: account.faults });
	});

	server.delete<AccountRoute>('/_sandbox/accounts/:id/faults', (request, reply) => {
		const account = accounts.find(({ id }) => id === request.params.id);
		if (!account) return unknownAccount(reply);
		account.faults.length = 0;
		return reply.code(204).send();
	});

	server.get<AccountRoute>('/_sandbox/accounts/:id/requests', (request, reply) => {
		const account = accounts.find(({ id }) => id === request.params.id);
		return account ? reply.send(account.traffic.report()) : unknownAccount(reply);
	});

	server.delete<AccountRoute>('/_sandbox/accounts/:id/requests', (request, reply) => {
		const account = accounts.find(({ id }) => id === request.params.id);
		if (!account) return unknownAccount(reply);
		account.traffic.clear();
		return reply.code(204).send();
	});

	// A server of the user's, so that it can go wrong like the vendors.
	server.post<AccountRoute>('/_sandbox/accounts/:id/receiver', async (request, reply) => {
		const account = accounts.find(({ id }) => id === request.params.id);
		if (!account) return unknownAccount(reply);
		await serve(reply, account, 'receiver', async () => jsonAnswer(200, { received: true }));
		return reply;
	});

	server.get<AccountRoute>('/_sandbox/accounts/:id/jobs', (request, reply) => {
		const account = accounts.find(({ id }) => id === request.params.id);
		return account
			? reply.send({ jobs: account.mediaLab.jobs.all().map((job) => reportJob(job, account)) })
			: unknownAccount(reply);
	});

	server.post<AccountRoute>('/_sandbox/accounts/:id/jobs/release', (request, reply) => {
		const account = accounts.find(({ id }) => id === request.params.id);
		if (!account) return unknownAccount(reply);
		account.mediaLab.hold.release();
		return reply.code(204).send();
	});

	server.get<AccountRoute>('/_sandbox/accounts/:id/callbacks', (request, reply) => {
		const account = accounts.find(({ id }) => id === request.params.id);
		return account ? reply.send({ callbacks: account.mediaLab.callbacks }) : unknownAccount(reply);
	});

	server.get<AccountRoute>('/_sandbox/accounts/:id/objects', (request, reply) => {
		const account = accounts.find(({ id }) => id === request.params.id);
		return account ? reply.send({ keys: account.bucket.keys() }) : unknownAccount(reply);
	});

	server.put<FileRoute>('/_sandbox/files/:name', async (request, reply) => {
		const { name } = request.params;
		const contentType = request.headers['content-type'] ?? 'application/octet-stream';
		files.put(name, await storage.receive(Readable.from([bodyOf(request).bytes])), contentType);
		return reply
			.code(201)
			.send({ url: `${originOf(request)}/_sandbox/files/${encodeURIComponent(name)}` });
	});

	server.get<FileRoute>('/_sandbox/files/:name', (request, reply) => {
		const file = files.find(request.params.name);
		if (!file) return reply.code(404).send({ error: 'There is no such file.' });
		return reply
			.type(file.contentType)
			.header('content-length', file.bytes)
			.send(createReadStream(file.path));
	});
}

/** An account as the control API answers it: what goes into n8n's credential forms. */
export function describeAccount({ id, settings, sami, tencent }: Account, origin: string) {
	return {
		id,
		sami: { ...sami, baseUrl: origin, openApiUrl: `${origin}/open-api` },
		tencent: describeTencentCredentials(tencent, {
			origin,
			gatewaySignature: settings.gatewaySignatureRequired,
		}),
	};
}

function originOf(request: FastifyRequest): string {
	return `http://${request.host}`;
}

function unknownAccount(reply: FastifyReply) {
	return reply.code(404).send({ error: 'There is no such account.' });
}

function refuse(reply: FastifyReply, error: z.ZodError) {
	return reply.code(400).send({ error: 'The request does not fit.', issues: error.issues });
}
