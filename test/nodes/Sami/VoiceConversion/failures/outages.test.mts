import { readFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { readWav } from '../../../audio/readWav.mts';
import { readBinary, removeTemporaryData } from '../../../engine/index.mts';
import type { WorkflowRun } from '../../../engine/index.mts';
import { createAccount, injectFaults, reportTraffic } from '../../../sandbox/account.mts';
import type { FaultRequest, SandboxAccount } from '../../../sandbox/account.mts';
import { SPEECH, convertVoice, recordingItem } from './convertVoice.mts';

let account: SandboxAccount;

beforeEach(async () => {
	account = await createAccount();
});

afterAll(removeTemporaryData);

const invoke = { endpoint: 'invoke' } as const;

async function countRequests(): Promise<number> {
	return (await reportTraffic(account)).requests.filter(({ endpoint }) => endpoint === 'invoke')
		.length;
}

function expectNoSecrets(run: WorkflowRun): void {
	const everything =
		inspect(run.run, { depth: 20, maxStringLength: null }) + JSON.stringify(run.run);
	for (const secret of [account.sami.token, account.sami.secretAccessKey]) {
		expect(everything).not.toContain(secret);
	}
}

describe('input that SAMI would refuse', () => {
	/** A WAV header that promises so many seconds of silence. */
	function wavOf(seconds: number): Buffer {
		const header = Buffer.alloc(44);
		header.write('RIFF____WAVEfmt ', 'latin1');
		header.writeUInt32LE(16, 16);
		header.writeUInt16LE(1, 20);
		header.writeUInt16LE(1, 22);
		header.writeUInt32LE(8000, 24);
		header.writeUInt32LE(8000, 28);
		header.writeUInt16LE(1, 32);
		header.writeUInt16LE(8, 34);
		header.write('data', 36, 'latin1');
		header.writeUInt32LE(seconds * 8000, 40);
		return Buffer.concat([header, Buffer.alloc(seconds * 8000, 128)]);
	}

	const binaryInputs: Array<[string, () => ReturnType<typeof recordingItem>, string, string]> = [
		['no file', async () => ({ json: {} }), "no file in the binary field 'data'", 'no file at all'],
		[
			'a file in another field',
			async () => ({ json: {}, binary: { audio: (await recordingItem()).binary!.data! } }),
			"no file in the binary field 'data'",
			'The item has: audio',
		],
		[
			'an empty file',
			async () => await recordingItem('filesystem', Buffer.alloc(0)),
			'is empty',
			'the node that produced it',
		],
		[
			'more than 100 MB',
			async () => await recordingItem('filesystem', Buffer.alloc(100 * 1024 * 1024 + 1)),
			'100.0 MB; SAMI takes at most 100 MB',
			'Cut it into parts',
		],
		[
			'more than 10 minutes',
			async () => await recordingItem('filesystem', wavOf(606)),
			'10.1 minutes long; SAMI takes at most 10 minutes',
			'Cut it into parts',
		],
		[
			'a picture that is called audio',
			async () => await recordingItem('filesystem', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
			"'speech.wav' is not audio but a PNG image",
			'Send a WAV, PCM, MP3 or AAC recording',
		],
		[
			'bytes that nothing calls audio',
			async () =>
				await recordingItem('filesystem', Buffer.alloc(100, 7), {
					fileName: 'x.bin',
					mimeType: 'application/octet-stream',
				}),
			"'x.bin' is not audio but of the type application/octet-stream",
			'Raw PCM must',
		],
	];
	it.each(binaryInputs)(
		'refuses %s before anything is sent',
		async (_what, item, message, hint) => {
			const { run, error } = await convertVoice({ account, input: [await item()] });
			expect(run.status).toBe('error');
			expect(error!.message).toContain(message);
			expect(error!.description).toContain(hint);
			expect(await countRequests()).toBe(0);
		},
	);

	it.each([
		[
			'a speaker by its Chinese name',
			{ speaker: { __rl: true, mode: 'id', value: '清新女声' } },
			'Speaker must be an ID',
		],
		[
			'no speaker',
			{ speaker: { __rl: true, mode: 'id', value: '={{ "" }}' } },
			'Speaker must be an ID',
		],
		[
			'a URL that is a path',
			{ inputSource: 'url', url: '/tmp/speech.wav' },
			'URL must be a complete http://',
		],
		[
			'a URL that is not http',
			{ inputSource: 'url', url: 'ftp://example.com/a.wav' },
			'URL must be a complete http://',
		],
		[
			'a rate out of an expression',
			{ options: { sampleRate: '={{ 12345 }}' } },
			'Sample Rate must be one of',
		],
		['a timeout of nothing', { options: { timeout: 0 } }, 'Timeout must be a whole number from 1'],
	])('refuses %s before anything is sent', async (_what, parameters, message) => {
		const { error } = await convertVoice({ account, parameters });
		expect(error!.message).toContain(message);
		expect(await countRequests()).toBe(0);
	});

	it('lets raw PCM through, which has no header to check', async () => {
		const pcm = await recordingItem('filesystem', Buffer.alloc(3200, 1), {
			fileName: 'speech.pcm',
			mimeType: 'audio/pcm',
		});
		await convertVoice({ account, input: [pcm] });
		expect(await countRequests()).toBe(1);
	});
});

describe('what SAMI refuses', () => {
	it('is explained, with what to do and the IDs that the support asks for', async () => {
		const run = await convertVoice({ account, speaker: 'zh_female_nobody' });
		expect(run.error!.message).toBe(
			'SAMI does not know one of the parameters: IllegalPayload:InvalidSpeaker',
		);
		expect(run.error!.description).toMatch(
			/speaker exists.*status code: 40000022, task ID: \S+, log ID: \S+/,
		);
		expect(await countRequests()).toBe(1);
		expectNoSecrets(run);
	});

	it('is found inside of HTTP 200 too', async () => {
		await injectFaults(account, { ...invoke, kind: 'code', code: 40000012, httpStatus: 200 });
		const { error } = await convertVoice({ account });
		expect(error!.message).toContain('could not decode the recording');
	});

	it('stops only its own item with Continue On Fail', async () => {
		const input = await Promise.all([
			recordingItem(),
			recordingItem('filesystem', Buffer.from('%PDF-1.7')),
			recordingItem(),
		]);
		const { run, items } = await convertVoice({
			account,
			input,
			settings: { onError: 'continueRegularOutput' },
		});
		expect(run.status).toBe('success');
		expect(items('Convert').map(({ json }) => json.error ?? 'converted')).toEqual([
			'converted',
			"The file 'speech.wav' is not audio but a PDF document",
			'converted',
		]);
		expect(items('Convert').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('sends its own item to the error output where the node has one', async () => {
		const bad = await recordingItem('filesystem', Buffer.from('%PDF-1.7'));
		const input = [await recordingItem(), { ...bad, json: { id: 7 } }];
		const { items } = await convertVoice({
			account,
			input,
			settings: { onError: 'continueErrorOutput' },
		});
		expect(items('Convert', 0)).toMatchObject([{ json: { speaker: 'zh_female_qingxin' } }]);
		expect(items('Convert', 1)).toMatchObject([
			{
				json: {
					id: 7,
					error: "The file 'speech.wav' is not audio but a PDF document",
					message: expect.stringContaining('Send a WAV'),
				},
			},
		]);
	});

	it('fails the node without, naming the item, and stops what is under way', async () => {
		await injectFaults(account, { ...invoke, kind: 'delay', delayMilliseconds: 600_000 });
		const input = [
			await recordingItem(),
			await recordingItem('filesystem', Buffer.from('%PDF-1.7')),
		];
		const { run, error } = await convertVoice({ account, input });
		expect(run.status).toBe('error');
		expect(error!.context).toMatchObject({ itemIndex: 1 });
	});
});

describe('a node that n8n tries again', () => {
	const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };

	it('converts only what it has not converted before', async () => {
		await injectFaults(account, { ...invoke, kind: 'code', code: 40000012, fromRequest: 3 });
		const input = await Promise.all([recordingItem(), recordingItem(), recordingItem()]);
		const { run, items } = await convertVoice({
			account,
			input,
			options: { concurrency: 1 },
			settings: retrying,
		});
		expect(run.status).toBe('success');
		expect(items('Convert').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(await countRequests()).toBe(4);
	});

	it('does so too where n8n tries it for its first item, which comes out as failed', async () => {
		const bad = await recordingItem('filesystem', Buffer.from('%PDF-1.7'));
		const input = [bad, await recordingItem(), await recordingItem()];
		const { items } = await convertVoice({
			account,
			input,
			settings: { ...retrying, onError: 'continueRegularOutput' },
		});
		expect(items('Convert').map(({ json }) => Boolean(json.error))).toEqual([true, false, false]);
		expect(await countRequests()).toBe(2);
	});
});

describe('a service in trouble', () => {
	const passing: Array<[string, FaultRequest]> = [
		[
			'too many requests in HTTP',
			{ ...invoke, kind: 'status', status: 429, retryAfter: { seconds: 0, as: 'seconds' } },
		],
		[
			'too many requests by a date',
			{ ...invoke, kind: 'status', status: 429, retryAfter: { seconds: 0, as: 'date' } },
		],
		['ExceededQPSQuota', { ...invoke, kind: 'code', code: 40200011, httpStatus: 200 }],
		['a server error', { ...invoke, kind: 'code', code: 50000000 }],
		['a page of its gateway', { ...invoke, kind: 'status', status: 504 }],
		['a cut connection before the answer', { ...invoke, kind: 'reset', at: 'beforeAnswer' }],
		['a cut connection within the answer', { ...invoke, kind: 'reset', at: 'midAnswer' }],
		['an answer that breaks off', { ...invoke, kind: 'truncate', bytes: 1000 }],
	];
	it.each(passing)('is tried again after %s', async (_what, fault) => {
		await injectFaults(account, fault);
		const { run, items } = await convertVoice({ account });
		expect(run.status).toBe('success');
		const converted = readWav(await readBinary(items('Convert')[0]!.binary!.data!));
		expect(converted.durationSeconds).toBeCloseTo(
			readWav(await readFile(SPEECH)).durationSeconds,
			1,
		);
		expect(await countRequests()).toBe(2);
	});

	const lasting: Array<[string, FaultRequest, string, number]> = [
		[
			'a page of its gateway',
			{ ...invoke, kind: 'status', status: 504 },
			'a web page (HTTP 504)',
			3,
		],
		[
			'a cut connection',
			{ ...invoke, kind: 'reset', at: 'beforeAnswer' },
			'SAMI cut the connection',
			3,
		],
		[
			'an answer without data',
			{ ...invoke, kind: 'missingData', as: 'absent' },
			'without audio',
			1,
		],
		[
			'an answer with empty data',
			{ ...invoke, kind: 'missingData', as: 'empty' },
			'without audio',
			1,
		],
		['broken base64', { ...invoke, kind: 'brokenBase64' }, 'audio that is damaged', 1],
		[
			'a gateway that refuses',
			{ ...invoke, kind: 'status', status: 413 },
			'a web page (HTTP 413)',
			1,
		],
	];
	it.each(lasting)('is reported when %s stays', async (_what, fault, message, requests) => {
		await injectFaults(account, { ...fault, times: 10 } as FaultRequest);
		const run = await convertVoice({ account, options: { retries: 2 } });
		expect(run.error!.message).toContain(message);
		expect(run.error!.description).toMatch(/\S/);
		expect(await countRequests()).toBe(requests);
		expectNoSecrets(run);
	});

	it('is given up after the timeout', async () => {
		await injectFaults(account, { ...invoke, kind: 'delay', delayMilliseconds: 600_000 });
		const { error } = await convertVoice({ account, options: { timeout: 1 } });
		expect(error!.message).toBe('SAMI did not answer within 1 seconds');
		expect(error!.description).toContain('Raise Timeout');
	});

	it.each(['first', 'middle', 'last'] as const)('may put data %s', async (data) => {
		await injectFaults(account, { ...invoke, kind: 'keyOrder', data });
		expect((await convertVoice({ account })).run.status).toBe('success');
	});

	it('is named when it cannot be reached, without its secrets', async () => {
		const run = await convertVoice({
			account,
			credentials: { baseUrl: 'http://127.0.0.1:9' },
			options: { retries: 0 },
		});
		expect(run.error!.message).toBe('SAMI refused the connection');
		expect(run.error!.description).toContain('Check the address in the credential');
		expectNoSecrets(run);
	});
});
