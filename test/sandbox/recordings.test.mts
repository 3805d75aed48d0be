import { readFile } from 'node:fs/promises';
import { encodeSpeech } from '../audio/encodeSpeech.mts';
import { createAccount, publishFile, reportTraffic } from './account.mts';
import { speechAs } from './speechAs.mts';
import { convert, generate, runJob, train } from './vendorRequests.mts';

const speech = async () => await readFile('examples/recordings/speech.wav');
/** The samples of the recording, without a header. */
const rawPcm = async () => (await speech()).subarray(44);

const undocumented = ['ogg', 'webm', 'mp4', 'flac'] as const;

describe('Tencent Media Lab', () => {
	it.each([
		['WAV', speech],
		['MP3', async () => encodeSpeech('mp3', 24000, 1)],
	])('decodes %s', async (_format, read) => {
		const account = await createAccount();
		const inputs = [{ url: await publishFile('speech', await read()) }];
		const { json } = await runJob(account, { inputs, outputs: [generate(account)] });
		expect(json).toMatchObject({ getJobResponse: { job: { state: 3 } } });
	});

	it.each([
		...undocumented.map((format) => [format, async () => speechAs(format)] as const),
		['aac', async () => encodeSpeech('aac', 24000, 1)] as const,
		['pcm', rawPcm] as const,
		['text', async () => Buffer.from('<html>Not found</html>')] as const,
	])('ends a job as ERROR whose recording is %s', async (_format, read) => {
		const account = await createAccount();
		const inputs = [{ url: await publishFile('speech', await read()) }];
		const { json } = await runJob(account, { inputs, outputs: [train('mine')] });
		expect(json).toMatchObject({
			getJobResponse: { job: { state: 4, message: '10004 Engine Error' } },
		});
	});
});

describe('SAMI', () => {
	it.each([
		['WAV', speech],
		['MP3', async () => encodeSpeech('mp3', 24000, 1)],
		['AAC', async () => encodeSpeech('aac', 24000, 1)],
		['raw PCM', rawPcm],
	])('converts %s, and charges for it', async (_format, read) => {
		const account = await createAccount();
		const { json } = await convert(account, await read());
		expect(json).toMatchObject({ status_code: 20000000 });
		const { duration } = JSON.parse((json as { payload: string }).payload) as { duration: number };
		expect(duration).toBeCloseTo(7, 0);
		expect((await reportTraffic(account)).requests).toMatchObject([{ charged: true }]);
	});

	it.each([
		...undocumented.map((format) => [format, async () => speechAs(format)] as const),
		['a page', async () => Buffer.from('<html>Not found</html>'.repeat(50))] as const,
		['SILK', async () => Buffer.from('\x02#!SILK_V3'.padEnd(3000, '\x07'))] as const,
		['noise', async () => (await speech()).map((byte, index) => byte ^ (index * 77))] as const,
	])('refuses %s, and charges nothing', async (_format, read) => {
		const account = await createAccount();
		const { status, json } = await convert(account, await read());
		expect(status).toBe(400);
		expect(json).toMatchObject({ status_code: 40000012, status_text: 'IllegalData' });
		const { requests } = await reportTraffic(account);
		expect(requests).toHaveLength(1);
		expect(requests[0]!.charged).toBeUndefined();
	});
});

describe('the gateway of SAMI', () => {
	it('gives up what takes more than 60 seconds of work, which is charged', async () => {
		// Seven seconds of speech.
		const account = await createAccount({ realTimeFactor: 9 });
		const started = Date.now();
		const { status, headers, text } = await convert(account, await speech());
		expect(status).toBe(504);
		expect(headers.get('content-type')).toContain('text/html');
		expect(text).toContain('504 Gateway Time-out');
		expect(Date.now() - started).toBeLessThan(60_000);
		expect((await reportTraffic(account)).requests).toMatchObject([
			{ httpStatus: 504, charged: true },
		]);
	});

	it('lets through what takes less', async () => {
		const account = await createAccount({ realTimeFactor: 8 });
		expect((await convert(account, await speech())).status).toBe(200);
	});

	it.each([
		[600, 504],
		[600.9, 504],
		[601.5, 400],
		[660, 400],
	])('refuses more than ten minutes, but for what encoders pad: %s s', async (seconds, status) => {
		// What is not refused ends as soon as it is decoded.
		const account = await createAccount({ realTimeFactor: 1 });
		const header = Buffer.from((await speech()).subarray(0, 44));
		const silence = Buffer.alloc(16000 * 2 * seconds);
		header.writeUInt32LE(silence.length, 40);
		const answer = await convert(account, Buffer.concat([header, silence]));
		expect(answer.status).toBe(status);
		if (status === 400) expect(answer.json).toMatchObject({ status_code: 40000013 });
	});
});
