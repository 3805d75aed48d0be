import { readFile } from 'node:fs/promises';
import { readWav } from '../../../../audio/readWav.mts';
import { readBinary, removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { createAccount, injectFaults } from '../../../../sandbox/account.mts';
import type { FaultRequest, SandboxAccount } from '../../../../sandbox/account.mts';
import { SPEECH, convertVoice, recordingItem } from '../convertVoice.mts';
import { countConversions, expectNoSecrets } from './support.mts';

const invoke = { endpoint: 'invoke' } as const;

let account: SandboxAccount;

beforeEach(async () => {
	account = await createAccount();
});

afterAll(removeTemporaryData);

describe('A service in trouble', () => {
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
		['a page of its gateway', { ...invoke, kind: 'status', status: 503 }],
		['a cut connection before the answer', { ...invoke, kind: 'reset', at: 'beforeAnswer' }],
		['a cut connection within the answer', { ...invoke, kind: 'reset', at: 'midAnswer' }],
		['an answer that breaks off', { ...invoke, kind: 'truncate', bytes: 1000 }],
	];
	it.each([
		['<!doctype html><title>Log in</title>', 'a web page or XML document instead of audio'],
		[
			`RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0\0\x7d\0\0\x02\0\x10\0data\0\0\0\0`,
			'but no audio',
		],
	])('never makes a file of what is no audio: %j', async (content, message) => {
		const data = Buffer.from(content, 'latin1').toString('base64');
		const text = JSON.stringify({ status_code: 20000000, data });
		await injectFaults(account, { ...invoke, kind: 'status', status: 200, text });
		const { error, items } = await convertVoice({ account });
		expect(error!.message).toContain(message);
		expect(items('Convert')).toEqual([]);
	});

	it.each(passing)('is tried again after %s', async (_what, fault) => {
		await injectFaults(account, fault);
		const { run, items } = await convertVoice({ account });
		expect(run.status).toBe('success');
		const converted = readWav(await readBinary(items('Convert')[0]!.binary!.data!));
		expect(converted.durationSeconds).toBeCloseTo(1, 1);
		expect(await countConversions(account)).toBe(2);
	});

	const lasting: Array<[string, FaultRequest, string, number]> = [
		[
			'a page of its gateway',
			{ ...invoke, kind: 'status', status: 503 },
			'a web page (HTTP 503)',
			3,
		],
		[
			'a cut connection',
			{ ...invoke, kind: 'reset', at: 'beforeAnswer' },
			'SAMI dropped the connection',
			3,
		],
		['an answer without data', { ...invoke, kind: 'missingData', as: 'absent' }, 'but no audio', 1],
		[
			'an answer with empty data',
			{ ...invoke, kind: 'missingData', as: 'empty' },
			'but no audio',
			1,
		],
		['broken base64', { ...invoke, kind: 'brokenBase64' }, 'damaged audio', 1],
		[
			'a gateway that gave up after a minute of work, which may have been charged',
			{ ...invoke, kind: 'status', status: 504 },
			'took longer than the 60 seconds',
			1,
		],
		[
			'a proxy that wants a login',
			{ ...invoke, kind: 'status', status: 407 },
			'The proxy between n8n and SAMI requires a login',
			1,
		],
		[
			'a gateway that refuses',
			{ ...invoke, kind: 'status', status: 413 },
			'a web page (HTTP 413)',
			1,
		],
	];
	it.each(lasting)('is reported when this stays: %s', async (_what, fault, message, requests) => {
		await injectFaults(account, { ...fault, times: 10 } as FaultRequest);
		const run = await convertVoice({ account, options: { retries: 2 } });
		expect(run.error!.message).toContain(message);
		expect(run.error!.description).toMatch(/\S/);
		expect(await countConversions(account)).toBe(requests);
		expectNoSecrets(run, account);
	});

	it('is asked once for a recording that takes it more than a minute, and the error says what to do', async () => {
		account = await createAccount({ realTimeFactor: 10 });
		const input = [await recordingItem('filesystem', await readFile(SPEECH))];
		const { error } = await convertVoice({ account, input });
		expect(error!.message).toContain('60 seconds');
		expect(error!.description).toMatch(/shorter recording.*may have been charged/);
		expect(await countConversions(account)).toBe(1);
	});

	it.each(['numbersAsText', 'nullOptionals', 'byteOrderMark', 'unknownFields'])(
		'is understood when its answers are odd: %s',
		async (shape) => {
			account = await createAccount({ answerShapes: [shape] });
			for (const authentication of ['token', 'accessKey'] as const) {
				const { run } = await convertVoice({ account, authentication });
				expect(run.status).toBe('success');
			}
		},
	);

	it('is given up after Timeout', async () => {
		await injectFaults(account, { ...invoke, kind: 'delay', delayMilliseconds: 600_000 });
		const { error } = await convertVoice({ account, options: { timeout: 1 } });
		expect(error!.message).toBe('SAMI did not answer within 1 seconds');
		expect(error!.description).toContain('Raise Timeout');
	});

	it.each(['first', 'middle', 'last'] as const)(
		'is understood wherever it puts data: %s',
		async (data) => {
			await injectFaults(account, { ...invoke, kind: 'keyOrder', data });
			expect((await convertVoice({ account })).run.status).toBe('success');
		},
	);

	it('is named when it cannot be reached, and no secret is shown', async () => {
		const run = await convertVoice({
			account,
			credentials: { baseUrl: 'http://127.0.0.1:9' },
			options: { retries: 0 },
		});
		expect(run.error!.message).toBe('SAMI refused the connection');
		expect(run.error!.description).toContain('Check Base URL in the credential');
		expectNoSecrets(run, account);
	});
});
