import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { createAccount, injectFaults } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { convertVoice, recordingItem } from '../convertVoice.mts';
import { countConversions, expectNoSecrets } from './support.mts';

let account: SandboxAccount;

beforeEach(async () => {
	account = await createAccount();
});

afterAll(removeTemporaryData);

describe('What SAMI refuses', () => {
	it('is explained, with what to do and the IDs that support asks for', async () => {
		const run = await convertVoice({ account, speaker: 'zh_female_nobody' });
		expect(run.error!.message).toBe(
			'SAMI does not know the speaker: IllegalPayload:InvalidSpeaker',
		);
		expect(run.error!.description).toMatch(
			/From List.*status code: 40000022, task ID: \S+, log ID: \S+/,
		);
		expect(await countConversions(account)).toBe(1);
		expectNoSecrets(run, account);
	});

	it('is recognized even with HTTP 200', async () => {
		await injectFaults(account, {
			endpoint: 'invoke',
			kind: 'code',
			code: 40000012,
			httpStatus: 200,
		});
		const { error } = await convertVoice({ account });
		expect(error!.message).toContain('could not decode the recording');
	});

	it('fails only its own item with Continue On Fail', async () => {
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
		expect(items('Convert')[1]).toMatchObject({
			json: { errorCode: 'notAudio' },
			binary: input[1]!.binary,
		});
		expect(items('Convert').map(({ json }) => json.error ?? 'converted')).toEqual([
			'converted',
			"'speech.wav' is not audio but a PDF document",
			'converted',
		]);
		expect(items('Convert').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('sends only its own item to the error output, where the node has one', async () => {
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
					error: "'speech.wav' is not audio but a PDF document",
					message: expect.stringMatching(/WAV, MP3 and AAC \(error code: notAudio\)$/),
				},
				binary: bad.binary,
			},
		]);
	});

	it('fails the node without Continue On Fail, names the item, and stops the others', async () => {
		await injectFaults(account, { endpoint: 'invoke', kind: 'delay', delayMilliseconds: 600_000 });
		const input = [
			await recordingItem(),
			await recordingItem('filesystem', Buffer.from('%PDF-1.7')),
		];
		const { run, error } = await convertVoice({ account, input });
		expect(run.status).toBe('error');
		expect(error!.context).toMatchObject({ itemIndex: 1 });
	});

	it('hides the token where SAMI repeats it, as it is or encoded', async () => {
		const { token } = account.sami;
		const text = `denied: ${token} ${encodeURIComponent(token)} ${Buffer.from(token).toString('base64')}`;
		await injectFaults(account, { endpoint: 'invoke', kind: 'code', code: 40100001, text });
		const run = await convertVoice({ account });
		expect(run.error!.message).toContain('denied: …');
		expectNoSecrets(run, account);
		expect(JSON.stringify(run.run)).not.toContain(
			Buffer.from(token).toString('base64').slice(0, -4),
		);
	});
});
