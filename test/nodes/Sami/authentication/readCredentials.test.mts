import { CredentialsHelper } from '../../../../tools/engine/credentials/CredentialsHelper.mts';
import { removeTemporaryData } from '../../../../tools/engine/index.mts';
import { createAccount } from '../../../sandbox/account.mts';
import { convertVoice, recordingItem } from '../VoiceConversion/convertVoice.mts';

afterEach(() => jest.restoreAllMocks());
afterAll(removeTemporaryData);

it('A run asks n8n for the credential once, and once for each request', async () => {
	const decrypted = jest.spyOn(CredentialsHelper.prototype, 'getDecrypted');
	const account = await createAccount();
	const input = await Promise.all(Array.from({ length: 4 }, async () => await recordingItem()));
	const { run } = await convertVoice({ account, input });
	expect(run.status).toBe('success');
	expect(decrypted).toHaveBeenCalledTimes(1 + input.length);
});
