import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { createAccount, publishFile, reportTraffic } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { speechAs } from '../../../../sandbox/speechAs.mts';
import { convertVoice, readFirstSecond, recordingItem } from '../convertVoice.mts';
import { PARTS, encodePausedRecording, longItem } from './pausedRecording.mts';

let account: SandboxAccount;

beforeEach(async () => {
	account = await createAccount({ keepVoice: true });
});

afterAll(removeTemporaryData);

const isSent = async () => (await reportTraffic(account)).requests.length > 0;

describe('Dry Run', () => {
	it('says what would be sent of each recording, and sends nothing', async () => {
		const url = await publishFile('speech.wav', await readFirstSecond());
		const { items } = await convertVoice({
			account,
			authentication: 'accessKey',
			input: [
				{ ...(await longItem()), json: { source: 'binary', url: '' } },
				{ ...(await recordingItem()), json: { source: 'binary', url: '' } },
				{ json: { source: 'url', url } },
			],
			parameters: { inputSource: '={{ $json.source }}', url: '={{ $json.url }}' },
			options: { partMinutes: 1, dryRun: true },
		});
		const speaker = 'zh_female_qingxin';
		expect(items('Convert').map(({ json }) => json)).toEqual([
			{
				dryRun: true,
				speaker,
				fileName: 'talk-zh_female_qingxin.wav',
				durationSeconds: 76.15,
				bytes: encodePausedRecording().length,
				parts: PARTS,
			},
			{
				dryRun: true,
				speaker,
				fileName: 'speech-zh_female_qingxin.wav',
				durationSeconds: 1,
				bytes: (await readFirstSecond()).length,
				parts: 1,
			},
			{ dryRun: true, speaker, fileName: 'speech-zh_female_qingxin-2.wav', parts: 1 },
		]);
		expect(await isSent()).toBe(false);
	});

	it('finds out how long a recording is whose header does not say so', async () => {
		const { items } = await convertVoice({
			account,
			input: [await longItem('aac')],
			options: { dryRun: true, longRecordings: 'refuse' },
		});
		expect(items('Convert')[0]!.json.durationSeconds).toBeCloseTo(76.15, 0);
	});
});

describe('Max Minutes', () => {
	it('sends nothing where the recordings of all items are longer together', async () => {
		const { error } = await convertVoice({
			account,
			authentication: 'accessKey',
			input: [await longItem(), await longItem('mp3'), await recordingItem()],
			options: { maxMinutes: 2 },
		});
		expect(error!.message).toBe(
			'The recordings of this run are 2:34 minutes long together, and Max Minutes is 2',
		);
		expect(error!.description).toContain('Raise Max Minutes');
		expect(await isSent()).toBe(false);
	});

	it('lets all items come out as failed ones with Continue', async () => {
		const { items } = await convertVoice({
			account,
			input: [await longItem(), await longItem()],
			options: { maxMinutes: 2 },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items('Convert').map(({ json }) => json.errorCode)).toEqual([
			'recordingTooLong',
			'recordingTooLong',
		]);
		expect(await isSent()).toBe(false);
	});

	it('sends nothing where it is not known how long a recording is', async () => {
		const ogg = { fileName: 'voice.ogg', mimeType: 'audio/ogg' };
		const input = [await recordingItem('filesystem', speechAs('ogg'), ogg)];
		const options = { sendAnyFormat: true };
		const { error } = await convertVoice({
			account,
			input,
			options: { ...options, maxMinutes: 2 },
		});
		expect(error!.message).toBe("Max Minutes is set, but n8n cannot tell how long 'voice.ogg' is");
		expect(error!.description).toContain('Convert it to WAV or MP3 before this node');
		expect(await isSent()).toBe(false);
	});

	it('sends recordings that are not longer', async () => {
		const { run } = await convertVoice({
			account,
			input: [await recordingItem(), await recordingItem()],
			options: { maxMinutes: '={{ 2 / 60 }}' },
		});
		expect(run.status).toBe('success');
	});
});
