import { removeTemporaryData } from '../../../../tools/engine/index.mts';
import { createAccount, reportTraffic } from '../../../sandbox/account.mts';
import { convertVoice, recordingItem } from './convertVoice.mts';

afterAll(removeTemporaryData);

describe('Where several items cannot be converted', () => {
	const prepare = async () => [
		await recordingItem(),
		// It has to be read before it is known to be no audio, unlike the next, which has no file.
		await recordingItem('filesystem', Buffer.from('not a recording'.repeat(1000))),
		{ json: {} },
	];

	it('the first of them is named, even if another is found to be wrong sooner', async () => {
		const account = await createAccount();
		const { error } = await convertVoice({ account, input: await prepare() });
		expect(error!.context.itemIndex).toBe(1);
		expect(error!.message).toContain('is not audio but text');
		expect((await reportTraffic(account)).requests).toEqual([]);
	});

	it('each says why with Continue On Fail, and the others are converted', async () => {
		const account = await createAccount();
		const input = await prepare();
		const settings = { onError: 'continueRegularOutput' };
		const { items } = await convertVoice({ account, input, settings });
		expect(items('Convert').map(({ json }) => json.error)).toEqual([
			undefined,
			expect.stringContaining('is not audio but text'),
			expect.stringContaining("no file in the binary field 'data'"),
		]);
	});
});
