import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { createAccount, injectFaults, reportTraffic } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { makeWav } from '../../../shared/audio/makeWav.mts';
import { convertVoice, recordingItem } from '../convertVoice.mts';
import { countConversions } from '../failures/support.mts';
import { PARTS, longItem } from './pausedRecording.mts';

let account: SandboxAccount;

beforeEach(async () => {
	account = await createAccount({ keepVoice: true });
});

afterAll(removeTemporaryData);

const refuseSecond = async () =>
	await injectFaults(account, {
		endpoint: 'invoke',
		kind: 'code',
		code: 40000012,
		fromRequest: 2,
		times: 1,
	});

describe('A part that SAMI refuses', () => {
	it('is named by its minutes and its file, and ends the conversion', async () => {
		await refuseSecond();
		const { error } = await convertVoice({
			account,
			input: [await longItem()],
			options: { partMinutes: 1, concurrency: 1 },
		});
		expect(error!.message).toMatch(
			/^SAMI could not decode the recording: IllegalData \(minutes 0:[345]\d to 1:16 of 'talk\.wav'\)$/,
		);
		expect(await countConversions(account)).toBe(2);
	});

	it('is all that is converted again when n8n tries the node again', async () => {
		await refuseSecond();
		const { run, items } = await convertVoice({
			account,
			input: [await longItem()],
			options: { partMinutes: 1, concurrency: 1 },
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
		});
		expect(run.status).toBe('success');
		expect(items('Convert')[0]!.json.parts).toBe(PARTS);
		const { requests } = await reportTraffic(account);
		expect(requests.map(({ code }) => code)).toEqual([20000000, 40000012, 20000000]);
	});

	it('does not keep the other items from being converted with Continue', async () => {
		await refuseSecond();
		const { items } = await convertVoice({
			account,
			input: [await longItem(), await recordingItem()],
			options: { partMinutes: 1, concurrency: 1 },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items('Convert').map(({ json }) => json.errorCode)).toEqual([
			'formatNotAccepted',
			undefined,
		]);
	});
});

describe('A long recording that cannot be split', () => {
	const U_LAW = 7;
	const compressed = (minutes: number) =>
		makeWav(Buffer.alloc(minutes * 60 * 8000, 255), { sampleRate: 8000, bits: 8, tag: U_LAW });

	it('is refused before anything is sent where SAMI would not take it', async () => {
		const { error } = await convertVoice({
			account,
			input: [await recordingItem('filesystem', compressed(11), { fileName: 'call.wav' })],
		});
		expect(error!.message).toBe(
			"'call.wav' is a WAV file with compressed samples, which cannot be split. SAMI takes up to 10 minutes and 100 MB",
		);
		expect(error!.description).toContain('Convert it to WAV with PCM samples, to MP3 or to AAC');
		expect(await countConversions(account)).toBe(0);
	});

	it('is sent as it is where SAMI takes it', async () => {
		const { items } = await convertVoice({
			account,
			input: [await recordingItem('filesystem', compressed(2), { fileName: 'call.wav' })],
			options: { partMinutes: 1 },
		});
		expect(items('Convert')[0]!.json.parts).toBeUndefined();
		expect(await countConversions(account)).toBe(1);
	});

	it('is refused where the result would not fit into a WAV file', async () => {
		const hours = makeWav(Buffer.alloc(7 * 3600 * 1000, 128), { sampleRate: 1000, bits: 8 });
		const { error } = await convertVoice({
			account,
			input: [await recordingItem('filesystem', hours, { fileName: 'day.wav' })],
			options: { sampleRate: 48000, channel: 2 },
		});
		expect(error!.message).toBe(
			"'day.wav' would be larger than 4 GB when converted, which no WAV file can hold",
		);
		expect(error!.description).toContain('Set Format in Options to MP3');
		expect(await countConversions(account)).toBe(0);
	});
});

describe('Long Recordings', () => {
	it('refuses what SAMI does not take when set to Refuse, and says how to have it split', async () => {
		const long = makeWav(Buffer.alloc(660 * 8000, 128), { sampleRate: 8000, bits: 8 });
		const { error } = await convertVoice({
			account,
			input: [await recordingItem('filesystem', long, { fileName: 'talk.wav' })],
			options: { longRecordings: 'refuse' },
		});
		expect(error!.message).toBe("'talk.wav' is 11 minutes long; SAMI takes up to 10");
		expect(error!.description).toBe('Set Long Recordings in Options to Split');
		expect(await countConversions(account)).toBe(0);
	});

	it('sends whole what SAMI takes when set to Refuse', async () => {
		const { items } = await convertVoice({
			account,
			input: [await longItem()],
			options: { longRecordings: 'refuse', partMinutes: 1 },
		});
		expect(items('Convert')[0]!.json.parts).toBeUndefined();
		expect(await countConversions(account)).toBe(1);
	});
});
