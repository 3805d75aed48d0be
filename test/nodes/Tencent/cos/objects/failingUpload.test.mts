import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import type { FaultRequest, SandboxAccount } from '../../../../sandbox/account.mts';
import { createAccount, injectFaults, listObjects } from '../../../../sandbox/account.mts';
import { expectNoSecrets, requestsTo, runWithCos, upload } from '../runWithCos.mts';

let account: SandboxAccount;
let speech: Buffer;

beforeAll(async () => {
	speech = await readFile('examples/recordings/speech.wav');
});

beforeEach(async () => {
	account = await createAccount();
});

afterAll(removeTemporaryData);

describe('An upload', () => {
	it.each<[string, FaultRequest]>([
		['503', { endpoint: 'cosPut', kind: 'status', status: 503 }],
		[
			'429 with Retry-After',
			{
				endpoint: 'cosPut',
				kind: 'status',
				status: 429,
				retryAfter: { seconds: 0, as: 'seconds' },
			},
		],
		['SlowDown', { endpoint: 'cosPut', kind: 'cosError', code: 'SlowDown' }],
		['a reset', { endpoint: 'cosPut', kind: 'reset', effect: 'notDone' }],
	])('that gets %s is sent again as a whole', async (_what, fault) => {
		await injectFaults(account, fault);
		const { items } = await runWithCos({
			account,
			work: upload('a.wav'),
			file: { content: speech },
		});
		const response = await fetch(items('COS')[0]!.json.url as string);
		expect(Buffer.from(await response.arrayBuffer()).equals(speech)).toBe(true);
		expect(await requestsTo(account, 'cosPut')).toHaveLength(2);
	});

	it('that keeps failing ends in an error without secrets', async () => {
		await injectFaults(account, {
			endpoint: 'cosPut',
			kind: 'cosError',
			code: 'SlowDown',
			times: 10,
			retryAfter: { seconds: 0, as: 'seconds' },
		});
		const result = await runWithCos({ account, work: upload('a.wav'), file: { content: speech } });
		expect(result.error!.message).toBe("Tencent COS received too many requests ('a.wav')");
		expect(result.error!.description).toMatch(/Lower Concurrency.*code: SlowDown, request ID: \S+/);
		expect(await requestsTo(account, 'cosPut')).toHaveLength(5);
		expectNoSecrets(account, result);
	});

	const send = async () =>
		await runWithCos({ account, work: upload('a.wav'), file: { content: speech } });

	const cosPut = { endpoint: 'cosPut' } as const;
	it.each<[string, FaultRequest, string]>([
		[
			'a page comes in the place of COS',
			{ ...cosPut, kind: 'status', status: 200 },
			"Something other than Tencent COS answered for the file 'a.wav' (HTTP 200)",
		],
		[
			'an error comes as a success',
			{ ...cosPut, kind: 'status', status: 200, text: '<Error><Code>AccessDenied</Code></Error>' },
			"Tencent COS denied access to the file ('a.wav')",
		],
		[
			'nothing shows that COS has stored it',
			{ ...cosPut, kind: 'entityTag', as: 'absent' },
			"Something other than Tencent COS answered for the file 'a.wav' (HTTP 200)",
		],
		[
			'COS keeps storing something else',
			{ ...cosPut, kind: 'entityTag', as: 'otherContent', times: 5 },
			"Tencent COS has stored something else than was sent ('a.wav')",
		],
		[
			'no answer comes although it is stored',
			{ ...cosPut, kind: 'reset', effect: 'done', times: 5 },
			'Tencent COS dropped the connection',
		],
		[
			'a gateway answers although it is stored',
			{ ...cosPut, kind: 'status', status: 502, effect: 'done', times: 5 },
			"Something other than Tencent COS answered for the file 'a.wav' (HTTP 502)",
		],
	])('is an error and leaves nothing behind where %s', async (_what, fault, message) => {
		await injectFaults(account, fault);
		const result = await send();
		expect(result.error!.message).toBe(message);
		expect(await listObjects(account)).toEqual([]);
		expectNoSecrets(account, result);
	});

	it('is sent again where COS has stored something else', async () => {
		await injectFaults(account, { ...cosPut, kind: 'entityTag', as: 'otherContent' });
		expect((await send()).run.status).toBe('success');
		expect(await requestsTo(account, 'cosPut')).toHaveLength(2);
	});

	it.each(['encrypted', 'multipart'] as const)(
		'succeeds where the ETag is no MD5 of its content: %s',
		async (as) => {
			await injectFaults(account, { ...cosPut, kind: 'entityTag', as });
			expect((await send()).run.status).toBe('success');
			expect(await requestsTo(account, 'cosPut')).toHaveLength(1);
		},
	);

	it('that COS refuses is not removed, because it was never stored', async () => {
		await injectFaults(account, { ...cosPut, kind: 'cosError', code: 'AccessDenied' });
		expect((await send()).error!.message).toContain('denied access');
		expect(await requestsTo(account, 'cosDelete')).toEqual([]);
	});

	it('leaves nothing behind when the execution is cancelled before COS has answered', async () => {
		const fault = { kind: 'delay', delayMilliseconds: 600_000, effect: 'done' } as const;
		await injectFaults(account, { ...cosPut, ...fault });
		const cancellation = new AbortController();
		const running = runWithCos({
			account,
			work: upload('a.wav'),
			file: { content: speech.subarray(0, 1000) },
			signal: cancellation.signal,
		});
		while ((await listObjects(account)).length === 0) await new Promise(setImmediate);
		cancellation.abort();
		expect((await running).run.status).toBe('canceled');
		while ((await listObjects(account)).length > 0) await new Promise(setImmediate);
	});

	it('that is refused while it is still being sent says why', async () => {
		const refusal = '<Error><Code>SignatureDoesNotMatch</Code></Error>';
		const server = createServer((request, response) => {
			// The connection stays, as servers let it linger: one that ends at once can take the answer with it.
			response.writeHead(403, { 'Content-Length': refusal.length }).write(refusal);
			request.once('close', () => response.end());
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const file = { content: randomBytes(20 * 1024 * 1024) };
		const { error } = await runWithCos({
			account,
			work: upload('a.wav'),
			file,
			credentials: { endpoint },
		});
		expect(error!.message).toBe("The Secret Key for Tencent COS is wrong ('a.wav')");
		server.close();
	});

	it('stops at once when the execution is cancelled', async () => {
		await injectFaults(account, { endpoint: 'cosPut', kind: 'delay', delayMilliseconds: 600_000 });
		const cancellation = new AbortController();
		// So small that it is in the sandbox's buffers: while it waits it reads nothing, and would not see the end.
		const file = { content: speech.subarray(0, 1000) };
		const running = runWithCos({
			account,
			work: upload('a.wav'),
			file,
			signal: cancellation.signal,
		});
		while ((await requestsTo(account, 'cosPut')).length === 0) await new Promise(setImmediate);
		cancellation.abort();
		expect((await running).run.status).toBe('canceled');
		while (!(await requestsTo(account, 'cosPut'))[0]!.aborted) await new Promise(setImmediate);
	});
});
