import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { reportTraffic } from '../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, recordingItem, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

const SENTENCE = 'Good morning, and welcome to the show.';

describe('a node without the credentials it needs, before anything is sent,', () => {
	it('names the fields that a credential lacks', async () => {
		const account = await createSilentAccount();
		const failure = readFailure(
			await runCloning({ account, parameters: { text: SENTENCE }, credentials: { secretKey: '' } }),
		);
		expect(failure.message).toBe('The Tencent Media Lab credential is incomplete');
		expect(failure.description).toBe('Fill in, or correct: Secret Key');
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('says that it has no credential for Tencent Media Lab', async () => {
		const account = await createSilentAccount();
		const failure = readFailure(
			await runCloning({ account, parameters: { text: SENTENCE }, settings: { credentials: {} } }),
		);
		expect(failure.message).toMatch(
			/^n8n cannot read the credential for Tencent Media Lab: Node does not have any credentials set/,
		);
		expect(failure.description).toMatch(/^Choose a credential in the node/);
	});

	it('says that an upload or a download needs a credential for Tencent COS', async () => {
		const account = await createSilentAccount();
		const upload = await runCloning({
			account,
			withCos: false,
			input: [await recordingItem('speech.wav')],
			parameters: { inputSource: 'binary' },
		});
		expect(readFailure(upload).message).toBe(
			'To upload the recording the node needs a Tencent COS credential',
		);
		const download = await runCloning({
			account,
			withCos: false,
			parameters: { text: 'Hi', download: true },
		});
		expect(readFailure(download)).toMatchObject({
			message: 'To download the audio the node needs a Tencent COS credential',
			description: 'Choose a Tencent COS credential in the node, or turn Download off',
		});
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('says what is wrong in the credential for Tencent COS that a download needs', async () => {
		const account = await createSilentAccount();
		account.tencent.cos.bucket = 'recordings';
		const parameters = { text: SENTENCE, download: true };
		const failure = readFailure(await runCloning({ account, parameters }));
		expect(failure.message).toBe('The Tencent COS credential is incomplete');
		expect(failure.description).toMatch(/^Bucket must be the full name with the APPID/);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});
});
