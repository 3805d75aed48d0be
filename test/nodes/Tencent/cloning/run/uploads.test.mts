import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { injectFaults, listObjects } from '../../../../sandbox/account.mts';
import { createSilentAccount, recordingItem, runCloning } from '../runCloning.mts';

afterAll(removeTemporaryData);

describe('an upload', () => {
	it('is removed when no job takes it', async () => {
		const account = await createSilentAccount();
		await injectFaults(account, { endpoint: 'createJob', kind: 'errorResponse', message: 'no' });
		const { run } = await runCloning({
			account,
			input: [await recordingItem('speech.wav')],
			parameters: { inputSource: 'binary' },
		});
		expect(run.status).toBe('error');
		expect(await listObjects(account)).toEqual([]);
	});
});
