import { readFile } from 'node:fs/promises';
import { downloadObject } from '../../../../../nodes/Tencent/cos/objects/downloadObject';
import { readBinary, removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { readCase } from '../../../../audio/caseFiles.mts';
import { createAccount, injectFaults } from '../../../../sandbox/account.mts';
import type { FaultRequest, SandboxAccount } from '../../../../sandbox/account.mts';
import { download, expectNoSecrets, fillBucket, requestsTo, runWithCos } from '../runWithCos.mts';

let account: SandboxAccount;
let speech: Buffer;

beforeAll(async () => {
	speech = await readFile('examples/recordings/speech.wav');
});

beforeEach(async () => {
	account = await createAccount();
});

afterAll(removeTemporaryData);

describe('A download', () => {
	it('is named and typed by its content', async () => {
		await fillBucket(account, { 'out/腾讯 云.mp3': speech });
		const { items } = await download(account, 'out/腾讯 云.mp3');
		expect(items('COS')[0]!.binary!.data).toMatchObject({
			fileName: '腾讯 云.wav',
			mimeType: 'audio/wav',
			fileExtension: 'wav',
		});
		expect(items('COS')[0]!.json).toMatchObject({ type: { extension: 'wav' }, sampleRate: 16000 });
	});

	it.each([
		['song.mid', 'audio/midi'],
		['song.PCM', 'audio/pcm'],
		['song', 'application/octet-stream'],
	])('that is not known audio is typed by its key %s', async (key, mimeType) => {
		await fillBucket(account, { [key]: Buffer.alloc(1000, 7) });
		expect((await download(account, key)).items('COS')[0]!.binary!.data).toMatchObject({
			mimeType,
		});
	});

	it('that is AAC behind an ID3 tag is AAC', async () => {
		await fillBucket(account, { 'song.mp3': await readCase('id3-adts.aac') });
		const { items } = await download(account, 'song.mp3');
		expect(items('COS')[0]!.binary!.data).toMatchObject({
			fileName: 'song.aac',
			mimeType: 'audio/aac',
		});
		expect(items('COS')[0]!.json).toMatchObject({ type: { extension: 'aac' }, sampleRate: 44100 });
	});

	it('that is empty is an error', async () => {
		await fillBucket(account, { 'a.wav': speech });
		await injectFaults(account, { endpoint: 'cosGet', kind: 'truncate', bytes: 0 });
		expect((await download(account, 'a.wav')).error!.message).toBe(
			"The file 'a.wav' in Tencent COS is empty",
		);
	});

	it.each([
		['out/f0.wav', {}, 'a web page or XML document'],
		['out/f0', {}, 'a web page or XML document'],
		['out/f0.json', {}, 'a web page or XML document'],
		['out/f0.mp3', { text: 'Please log in' }, 'text'],
		['out/f0.mp3', { text: '{"error":"login"}' }, 'a JSON document'],
	])('in whose place something else comes is an error: %s', async (key, page, kind) => {
		await fillBucket(account, { [key]: speech });
		await injectFaults(account, { endpoint: 'cosGet', kind: 'status', status: 200, ...page });
		const { error, items } = await download(account, key);
		expect(error!.message).toBe(`The download of '${key}' is not audio but ${kind}`);
		expect(error!.description).toContain('Check Endpoint');
		expect(items('COS')).toEqual([]);
	});

	it('that is to be no audio is taken as it is called', async () => {
		const beats = Buffer.from('{"beats":[0.5,1]}');
		await fillBucket(account, { 'beat.json': beats });
		const { items } = await download(account, 'beat.json');
		expect((await readBinary(items('COS')[0]!.binary!.data!)).equals(beats)).toBe(true);
	});

	it('that has a header but no sound is an error', async () => {
		await fillBucket(account, { 'a.wav': speech.subarray(0, 44) });
		expect((await download(account, 'a.wav')).error!.message).toBe(
			"The file 'a.wav' in Tencent COS is empty",
		);
	});

	it('whose end only that of the connection shows is an error, because it may be cut off', async () => {
		await fillBucket(account, { 'a.wav': speech });
		await injectFaults(account, { endpoint: 'cosGet', kind: 'objectSize', as: 'absent' });
		const { error } = await download(account, 'a.wav');
		expect(error!.message).toBe(
			"The answer for the file 'a.wav' does not say how long the file is, so it may be cut off",
		);
		expect(error!.description).toContain('Check Endpoint');
	});

	it.each<[string, FaultRequest]>([
		['503', { endpoint: 'cosGet', kind: 'status', status: 503 }],
		['a reset before the answer', { endpoint: 'cosGet', kind: 'reset' }],
		['a reset in the middle', { endpoint: 'cosGet', kind: 'reset', at: 'midAnswer' }],
	])('resumes after %s', async (_what, fault) => {
		await fillBucket(account, { 'a.wav': speech });
		await injectFaults(account, fault);
		const { items } = await download(account, 'a.wav');
		expect((await readBinary(items('COS')[0]!.binary!.data!)).equals(speech)).toBe(true);
		expect(await requestsTo(account, 'cosGet')).toHaveLength(2);
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
		await injectFaults(account, { endpoint: 'cosGet', kind: 'cosError', code });
		const result = await download(account, 'a.wav');
		expect(result.error!.message).toContain(message);
		expect(result.error!.description).toContain(hint);
		expect(result.error!.description).toMatch(/request ID: \S+/);
		expect(await requestsTo(account, 'cosGet')).toHaveLength(1);
		expectNoSecrets(account, result);
	});

	it('with a wrong secret key or a wrong endpoint shows no secrets', async () => {
		const wrong = await download(account, 'a.wav', { credentials: { secretKey: 'wrong' } });
		expect(wrong.error!.message).toContain('The Secret Key for Tencent COS is wrong');
		expectNoSecrets(account, wrong);
		const nowhere = await download(account, 'a.wav', { credentials: { endpoint: 'ftp://x' } });
		expect(nowhere.error!.message).toBe('The Tencent COS credential is incomplete');
	});

	it.each(['', '/', '../a.wav'])(
		'with the impossible key %j is refused before anything is sent',
		async (key) => {
			expect((await download(account, key)).error!.message).toContain(
				'cannot be the path of a file in COS',
			);
			expect(await requestsTo(account, 'cosGet')).toHaveLength(0);
		},
	);

	it('stops at once when the execution is cancelled', async () => {
		await injectFaults(account, { endpoint: 'cosGet', kind: 'delay', delayMilliseconds: 600_000 });
		const cancellation = new AbortController();
		const running = runWithCos({
			account,
			work: async ({ client, signal }) => {
				await downloadObject(client, 'a.wav', { signal });
				return { json: {} };
			},
			signal: cancellation.signal,
		});
		while ((await requestsTo(account, 'cosGet')).length === 0) await new Promise(setImmediate);
		cancellation.abort();
		expect((await running).run.status).toBe('canceled');
	});
});
