import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { downloadObject } from '../../../../../nodes/Tencent/cos/objects/downloadObject';
import { removeObject } from '../../../../../nodes/Tencent/cos/objects/removeObject';
import { readBinary, removeTemporaryData } from '../../../../../tools/engine/index.mts';
import type { BinaryMode, WorkflowRun } from '../../../../../tools/engine/index.mts';
import { injectFaults, reportTraffic } from '../../../../sandbox/account.mts';
import type { FaultRequest, SandboxAccount } from '../../../../sandbox/account.mts';
import { createCosAccount, fillBucket, runWithCos, upload } from '../runWithCos.mts';
import type { CosAccount } from '../runWithCos.mts';

const SPEECH = 'examples/recordings/speech.wav';

let account: CosAccount;
let speech: Buffer;

beforeAll(async () => {
	speech = await readFile(SPEECH);
});

beforeEach(async () => {
	account = await createCosAccount();
});

afterAll(removeTemporaryData);

async function download(
	key: string,
	{
		binaryMode,
		credentials,
	}: { binaryMode?: BinaryMode; credentials?: Record<string, string> } = {},
): Promise<WorkflowRun> {
	const work = async (...[context, signal]: Parameters<ReturnType<typeof upload>>) => {
		const { binary, bytes, audio } = await downloadObject(context, key, { signal });
		return { json: { bytes, audio: { ...audio } }, binary: { data: binary } };
	};
	return await runWithCos({ account, work, binaryMode, credentials });
}

const remove = async (key: string) =>
	await runWithCos({
		account,
		work: async (context, signal) => {
			await removeObject(context, key, { signal });
			return { json: { removed: true } };
		},
	});

const inject = async (...faults: FaultRequest[]) =>
	await injectFaults(account as SandboxAccount, ...faults);

async function requestsTo(endpoint: string) {
	return (await reportTraffic(account as SandboxAccount)).requests.filter(
		(request) => request.endpoint === endpoint,
	);
}

function expectNoSecrets({ run }: WorkflowRun): void {
	const everything = inspect(run, { depth: 20, maxStringLength: null }) + JSON.stringify(run);
	expect(everything).not.toContain(account.tencent.cos.secretKey);
	expect(everything).not.toContain('q-signature');
}

describe('an upload', () => {
	it.each(['filesystem', 'database', 'default'] as const)(
		'goes through in binary mode %s',
		async (binaryMode) => {
			const { items } = await runWithCos({
				account,
				work: upload('in/speech.wav'),
				file: { content: speech },
				binaryMode,
			});
			const { key, url } = items('COS')[0]!.json as { key: string; url: string };
			expect(key).toBe('in/speech.wav');
			const answer = await fetch(url);
			expect(answer.headers.get('content-type')).toBe('audio/wav');
			expect(Buffer.from(await answer.arrayBuffer()).equals(speech)).toBe(true);
			expect(await requestsTo('cosGetPresigned')).toHaveLength(1);
		},
	);

	it.each(['filesystem', 'database', 'default'] as const)(
		'of 20 MB arrives whole in binary mode %s',
		async (binaryMode) => {
			const content = randomBytes(20 * 1024 * 1024);
			await runWithCos({ account, work: upload('large.bin'), file: { content }, binaryMode });
			const { items } = await download('large.bin', { binaryMode });
			expect(items('COS')[0]!.json.bytes).toBe(content.length);
			expect((await readBinary(items('COS')[0]!.binary!.data!)).equals(content)).toBe(true);
		},
	);

	it.each(['腾讯云/测试 1.wav', 'a + b & c=d?e#f%20.wav', "it's (a) *test*!.wav"])(
		'has a URL for the key %s',
		async (key) => {
			const { items } = await runWithCos({ account, work: upload(key), file: { content: speech } });
			const answer = await fetch(items('COS')[0]!.json.url as string);
			expect(answer.status).toBe(200);
			expect((await requestsTo('cosPut'))[0]).toMatchObject({ key });
			expect((await download(key)).items('COS')[0]!.json.bytes).toBe(speech.length);
		},
	);

	it('is called what its bytes say', async () => {
		const file = { content: speech, fileName: 'speech.mp3', mimeType: 'audio/mpeg' };
		const { items } = await runWithCos({ account, work: upload('speech'), file });
		const answer = await fetch(items('COS')[0]!.json.url as string);
		expect(answer.headers.get('content-type')).toBe('audio/wav');
	});

	it('has a URL that is valid as long as asked for', async () => {
		const { items } = await runWithCos({
			account,
			work: upload('a.wav', 120),
			file: { content: speech },
		});
		const [start, end] = new URL(items('COS')[0]!.json.url as string).searchParams
			.get('q-sign-time')!
			.split(';');
		expect(Number(end) - Date.now() / 1000).toBeGreaterThan(110);
		expect(Number(end) - Number(start)).toBeLessThanOrEqual(200);
	});

	it('is signed with a temporary key and its token', async () => {
		account = await createCosAccount({ temporaryCosKey: true });
		const { items } = await runWithCos({
			account,
			work: upload('a.wav'),
			file: { content: speech },
		});
		expect((await fetch(items('COS')[0]!.json.url as string)).status).toBe(200);
	});

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
	])('that gets %s is sent again, whole', async (_what, fault) => {
		await inject(fault);
		const { items } = await runWithCos({
			account,
			work: upload('a.wav'),
			file: { content: speech },
		});
		const answer = await fetch(items('COS')[0]!.json.url as string);
		expect(Buffer.from(await answer.arrayBuffer()).equals(speech)).toBe(true);
		expect(await requestsTo('cosPut')).toHaveLength(2);
	});

	it('that keeps failing says so, without secrets', async () => {
		await inject({
			endpoint: 'cosPut',
			kind: 'cosError',
			code: 'SlowDown',
			times: 10,
			retryAfter: { seconds: 0, as: 'seconds' },
		});
		const result = await runWithCos({ account, work: upload('a.wav'), file: { content: speech } });
		expect(result.error!.message).toBe("Tencent COS gets too many requests ('a.wav')");
		expect(result.error!.description).toMatch(/Lower Concurrency.*code: SlowDown, request ID: \S+/);
		expect(await requestsTo('cosPut')).toHaveLength(5);
		expectNoSecrets(result);
	});

	it('that is refused before it has been read says why', async () => {
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
		await inject({ endpoint: 'cosPut', kind: 'delay', delayMilliseconds: 600_000 });
		const cancellation = new AbortController();
		// So small that it is in the sandbox's buffers: while it waits it reads nothing, and would not see the end.
		const file = { content: speech.subarray(0, 1000) };
		const running = runWithCos({
			account,
			work: upload('a.wav'),
			file,
			signal: cancellation.signal,
		});
		while ((await requestsTo('cosPut')).length === 0) await new Promise(setImmediate);
		cancellation.abort();
		expect((await running).run.status).toBe('canceled');
		while (!(await requestsTo('cosPut'))[0]!.aborted) await new Promise(setImmediate);
	});
});

describe('a download', () => {
	it('is named and typed after what it is', async () => {
		await fillBucket(account, { 'out/腾讯 云.mp3': speech });
		const { items } = await download('out/腾讯 云.mp3');
		expect(items('COS')[0]!.binary!.data).toMatchObject({
			fileName: '腾讯 云.wav',
			mimeType: 'audio/wav',
			fileExtension: 'wav',
		});
		expect(items('COS')[0]!.json.audio).toMatchObject({ extension: 'wav', sampleRate: 16000 });
	});

	it.each([
		['song.mid', 'audio/midi'],
		['song.PCM', 'audio/pcm'],
		['song', 'application/octet-stream'],
	])('of no known audio is typed after its key %s', async (key, mimeType) => {
		await fillBucket(account, { [key]: Buffer.alloc(1000, 7) });
		expect((await download(key)).items('COS')[0]!.binary!.data).toMatchObject({ mimeType });
	});

	it('of an empty file is an error', async () => {
		await fillBucket(account, { 'a.wav': speech });
		await inject({ endpoint: 'cosGet', kind: 'truncate', bytes: 0 });
		expect((await download('a.wav')).error!.message).toBe(
			"The file 'a.wav' in Tencent COS is empty",
		);
	});

	it.each<[string, FaultRequest]>([
		['503', { endpoint: 'cosGet', kind: 'status', status: 503 }],
		['a reset before the answer', { endpoint: 'cosGet', kind: 'reset' }],
		['a reset in the middle', { endpoint: 'cosGet', kind: 'reset', at: 'midAnswer' }],
	])('goes on after %s', async (_what, fault) => {
		await fillBucket(account, { 'a.wav': speech });
		await inject(fault);
		const { items } = await download('a.wav');
		expect((await readBinary(items('COS')[0]!.binary!.data!)).equals(speech)).toBe(true);
		expect(await requestsTo('cosGet')).toHaveLength(2);
	});

	it.each([
		['NoSuchKey', 'There is no such file in the bucket', 'those of the Content ID'],
		['NoSuchBucket', 'There is no such bucket', 'APPID'],
		['AccessDenied', 'Tencent COS denied access to the file', 'Grant the owner of the key'],
		[
			'SignatureDoesNotMatch',
			'The Secret Key for Tencent COS is wrong',
			'Check Secret ID and Secret Key',
		],
		[
			'InvalidAccessKeyId',
			'Tencent COS does not know the Secret ID',
			'Check Secret ID and Secret Key',
		],
		['ExpiredToken', 'The temporary key for Tencent COS has expired', 'Session Token'],
		['MadeUpCode', "Tencent COS refused the file 'a.wav': MadeUpCode", 'Check the bucket'],
	])('that gets %s says what happened and what to do', async (code, message, hint) => {
		await inject({ endpoint: 'cosGet', kind: 'cosError', code });
		const result = await download('a.wav');
		expect(result.error!.message).toContain(message);
		expect(result.error!.description).toContain(hint);
		expect(result.error!.description).toMatch(/request ID: \S+/);
		expect(await requestsTo('cosGet')).toHaveLength(1);
		expectNoSecrets(result);
	});

	it('with a wrong secret key, or from nowhere, shows no secrets', async () => {
		const wrong = await download('a.wav', { credentials: { secretKey: 'wrong' } });
		expect(wrong.error!.message).toContain('The Secret Key for Tencent COS is wrong');
		expectNoSecrets(wrong);
		const nowhere = await download('a.wav', { credentials: { endpoint: 'ftp://x' } });
		expect(nowhere.error!.message).toBe('The credential for Tencent COS is not complete');
	});

	it.each(['', '/', '../a.wav'])(
		'of the key %j is refused before anything is sent',
		async (key) => {
			expect((await download(key)).error!.message).toContain('cannot be the path of a file in COS');
			expect(await requestsTo('cosGet')).toHaveLength(0);
		},
	);

	it('stops at once when the execution is cancelled', async () => {
		await inject({ endpoint: 'cosGet', kind: 'delay', delayMilliseconds: 600_000 });
		const cancellation = new AbortController();
		const running = runWithCos({
			account,
			work: async (context, signal) => ({
				json: { ...(await downloadObject(context, 'a.wav', { signal })) } as never,
			}),
			signal: cancellation.signal,
		});
		while ((await requestsTo('cosGet')).length === 0) await new Promise(setImmediate);
		cancellation.abort();
		expect((await running).run.status).toBe('canceled');
	});
});

describe('a removal', () => {
	it('removes, also what is not there', async () => {
		await fillBucket(account, { 'a b.wav': speech });
		for (const key of ['a b.wav', 'nothing.wav']) {
			expect((await remove(key)).items('COS')[0]!.json).toEqual({ removed: true });
		}
		expect((await download('a b.wav')).error!.message).toContain('There is no such file');
	});

	it('takes NoSuchKey for done, but nothing else', async () => {
		await inject({ endpoint: 'cosDelete', kind: 'cosError', code: 'NoSuchKey' });
		expect((await remove('a.wav')).run.status).toBe('success');
		await inject({ endpoint: 'cosDelete', kind: 'cosError', code: 'NoSuchBucket' });
		expect((await remove('a.wav')).error!.message).toContain('There is no such bucket');
	});

	it('is tried again', async () => {
		await inject({ endpoint: 'cosDelete', kind: 'status', status: 500 });
		expect((await remove('a.wav')).run.status).toBe('success');
	});
});

describe('a clock that is wrong', () => {
	const skewed = (
		endpoint: 'cosPut' | 'cosGet' | 'cosGetPresigned',
		seconds: number,
		times = 50,
	): FaultRequest => ({
		endpoint,
		kind: 'clockSkew',
		seconds,
		times,
	});

	it.each([7200, -7200])(
		'by %i seconds is corrected once for a host, also in signed URLs',
		async (seconds) => {
			await inject(skewed('cosPut', seconds), skewed('cosGetPresigned', seconds));
			const result = await runWithCos({
				account,
				work: upload('a.wav'),
				file: { content: speech },
			});
			expect((await fetch(result.items('COS')[0]!.json.url as string)).status).toBe(200);
			expect(await requestsTo('cosPut')).toHaveLength(2);
			await runWithCos({ account, work: upload('b.wav'), file: { content: speech } });
			expect(await requestsTo('cosPut')).toHaveLength(3);
		},
	);

	it('that is right again is found to be', async () => {
		await inject(skewed('cosPut', 7200, 2));
		for (const key of ['a.wav', 'b.wav']) {
			const { run } = await runWithCos({ account, work: upload(key), file: { content: speech } });
			expect(run.status).toBe('success');
		}
		expect(await requestsTo('cosPut')).toHaveLength(4);
	});
});
