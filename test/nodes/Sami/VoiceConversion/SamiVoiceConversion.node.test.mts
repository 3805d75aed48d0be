import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspectAudio } from '../../../../nodes/shared/audio/inspectAudio';
import { measurePitch } from '../../../../sandbox/audio/measurePitch.mts';
import { speakers } from '../../../../sandbox/sami/speakers.mts';
import { readWav } from '../../../audio/readWav.mts';
import { readBinary, removeTemporaryData } from '../../../../tools/engine/index.mts';
import {
	createAccount,
	injectFaults,
	publishFile,
	reportTraffic,
} from '../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../sandbox/account.mts';
import { SPEECH, convertVoice, readFirstSecond, recordingItem } from './convertVoice.mts';

let account: SandboxAccount;

beforeEach(async () => {
	account = await createAccount();
});

afterAll(removeTemporaryData);

describe('SAMI Voice Conversion', () => {
	it.each(['filesystem', 'database', 'default'] as const)(
		'converts a recording in binary mode %s',
		async (binaryMode) => {
			const { run, items } = await convertVoice({ account, binaryMode });
			expect(run.status).toBe('success');

			const [item] = items('Convert');
			const file = item!.binary!.data!;
			expect(file).toMatchObject({
				fileName: 'speech-zh_female_qingxin.wav',
				fileExtension: 'wav',
				mimeType: 'audio/wav',
				fileType: 'audio',
			});
			const content = await readBinary(file);
			expect(item!.json).toMatchObject({
				taskId: expect.stringMatching(/./),
				speaker: 'zh_female_qingxin',
				fileName: 'speech-zh_female_qingxin.wav',
				format: 'wav',
				sampleRate: 24000,
				channel: 1,
				durationSeconds: 1,
				bytes: content.length,
				logId: expect.stringMatching(/./),
			});
			expect(item!.pairedItem).toEqual({ item: 0 });
			expect(readWav(content)).toMatchObject({ sampleRate: 24000, channels: 1 });
		},
	);

	it.each(['zh_female_qingxin', 'zh_male_chunhou', 'zh_female_xiaopengyou'])(
		'gives the recording the pitch of %s and keeps its length',
		async (speaker) => {
			const speech = await readFile(SPEECH);
			const input = [await recordingItem('filesystem', speech)];
			const { items } = await convertVoice({ account, speaker, input });
			const before = readWav(speech);
			const after = readWav(await readBinary(items('Convert')[0]!.binary!.data!));

			const wanted =
				speakers.find(({ id }) => id === speaker)!.pitch / measurePitch(before).median!;
			const measured = measurePitch(after).median! / measurePitch(before).median!;
			expect(measured / wanted).toBeGreaterThan(0.95);
			expect(measured / wanted).toBeLessThan(1.05);
			expect(Math.abs(after.durationSeconds - before.durationSeconds)).toBeLessThan(0.05);
		},
	);

	it.each([
		['wav', 48000, 2],
		['mp3', 44100, 1],
		['aac', 16000, 2],
	])('returns %s at %i Hz with %i channels when asked to', async (format, sampleRate, channel) => {
		const { items } = await convertVoice({ account, options: { format, sampleRate, channel } });
		const [item] = items('Convert');
		expect(item!.json).toMatchObject({
			fileName: `speech-zh_female_qingxin.${format}`,
			format,
			sampleRate,
			channel,
		});
		expect(item!.json.durationSeconds).toBeCloseTo(1, 0);
		expect(item!.binary!.data!.fileExtension).toBe(format);
		expect(inspectAudio(await readBinary(item!.binary!.data!))).toMatchObject({
			extension: format,
			sampleRate,
			channels: channel,
		});
	});

	it("sends the recording unchanged, with all options, in the form of the vendor's Go sample", async () => {
		await convertVoice({
			account,
			options: { format: 'mp3', sampleRate: 16000, channel: 2, enableBackground: true },
		});
		const { requests } = await reportTraffic(account);
		expect(requests).toHaveLength(1);
		expect(requests[0]).toMatchObject({
			endpoint: 'invoke',
			form: 'query',
			namespace: 'VoiceConversion',
		});
		expect(requests[0]!.dataBytes).toBe((await readFirstSecond()).length);
		expect(JSON.parse(requests[0]!.payload!)).toEqual({
			speaker: 'zh_female_qingxin',
			enable_background: true,
			audio_config: { format: 'mp3', sample_rate: 16000, channel: 2 },
		});
	});

	it('lets SAMI download a URL', async () => {
		const url = await publishFile('speech.wav', await readFirstSecond());
		const { items } = await convertVoice({
			account,
			input: [{ json: {} }],
			parameters: { inputSource: 'url', url },
		});
		expect(items('Convert')[0]!.binary!.data!.fileName).toBe('speech-zh_female_qingxin.wav');
		expect((await reportTraffic(account)).requests[0]).toMatchObject({
			payload: expect.stringContaining(url),
		});
	});

	it('names the output after a URL, even where its escapes are not UTF-8', async () => {
		const speech = await readFirstSecond();
		const server = createServer((_request, response) => response.end(speech)).listen(
			0,
			'127.0.0.1',
		);
		await once(server, 'listening');
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/%D6%D0.wav`;
		try {
			const { items } = await convertVoice({
				account,
				input: [{ json: {} }],
				parameters: { inputSource: 'url', url },
			});
			expect(items('Convert')[0]!.binary!.data!.fileName).toBe('D6D0-zh_female_qingxin.wav');
		} finally {
			server.close();
		}
	});

	it('names the output as asked, with the extension of its real format, in the field asked for', async () => {
		const options = { fileName: 'greeting.wav', format: 'mp3', outputBinaryPropertyName: 'voice' };
		const { items } = await convertVoice({ account, options });
		expect(items('Convert')[0]!.binary!.voice).toMatchObject({
			fileName: 'greeting.mp3',
			mimeType: 'audio/mpeg',
		});
	});

	it('converts several items at a time within Concurrency, in order and paired', async () => {
		await injectFaults(account, { endpoint: 'invoke', kind: 'delay', delayMilliseconds: 500 });
		const speakerOf = [
			'zh_male_rap',
			'zh_female_tvb',
			'zh_male_silang',
			'zh_female_guli',
			'zh_male_huoli',
		];
		const input = await Promise.all(
			speakerOf.map(async (speaker) => ({ ...(await recordingItem()), json: { speaker } })),
		);
		const { items } = await convertVoice({
			account,
			input,
			parameters: { speaker: { __rl: true, mode: 'id', value: '={{ $json.speaker }}' } },
			options: { concurrency: 2 },
		});
		expect(items('Convert').map(({ json }) => json.speaker)).toEqual(speakerOf);
		expect(items('Convert').map(({ pairedItem }) => pairedItem)).toEqual(
			speakerOf.map((_, item) => ({ item })),
		);
		expect((await reportTraffic(account)).maximumConcurrency.invoke).toBe(2);
	});

	it('stops at once when the execution is cancelled', async () => {
		await injectFaults(account, { endpoint: 'invoke', kind: 'delay', delayMilliseconds: 600_000 });
		const cancellation = new AbortController();
		const running = convertVoice({ account, signal: cancellation.signal });
		while ((await reportTraffic(account)).requests.length === 0) await new Promise(setImmediate);
		cancellation.abort();
		expect((await running).run.status).toBe('canceled');
		while (!(await reportTraffic(account)).requests[0]!.aborted) await new Promise(setImmediate);
	});
});
