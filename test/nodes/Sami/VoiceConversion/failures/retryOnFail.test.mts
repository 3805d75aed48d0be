import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { createAccount, injectFaults } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { convertVoice, recordingItem } from '../convertVoice.mts';
import { countConversions } from './support.mts';

let account: SandboxAccount;

beforeEach(async () => {
	account = await createAccount();
});

afterAll(removeTemporaryData);

describe('A node that n8n tries again', () => {
	const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };

	it('converts only what it did not convert before', async () => {
		await injectFaults(account, {
			endpoint: 'invoke',
			kind: 'code',
			code: 40000012,
			fromRequest: 3,
		});
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
		expect(await countConversions(account)).toBe(4);
	});

	it('does so even where its first item failed, which comes out as a failed item', async () => {
		const bad = await recordingItem('filesystem', Buffer.from('%PDF-1.7'));
		const input = [bad, await recordingItem(), await recordingItem()];
		const { items } = await convertVoice({
			account,
			input,
			settings: { ...retrying, onError: 'continueRegularOutput' },
		});
		expect(items('Convert').map(({ json }) => Boolean(json.error))).toEqual([true, false, false]);
		expect(await countConversions(account)).toBe(2);
	});
});
