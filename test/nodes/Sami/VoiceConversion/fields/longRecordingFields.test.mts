import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { createAccount, reportTraffic } from '../../../../sandbox/account.mts';
import { convertVoice } from '../convertVoice.mts';

afterAll(removeTemporaryData);

describe('A run', () => {
	it.each([
		[{ partMinutes: 0 }, 'Part Length (Minutes) must be a number from 1 to 9'],
		[{ partMinutes: 10 }, 'Part Length (Minutes) must be a number from 1 to 9'],
		[{ maxMinutes: -1 }, 'Max Minutes must be 0 or more'],
		[{ longRecordings: 'cut' }, 'Long Recordings must be one of split (Split), refuse (Refuse)'],
		[{ dryRun: 'perhaps' }, 'Dry Run must be true or false'],
	])('is refused before anything is sent with %o', async (options, message) => {
		const account = await createAccount();
		const { error } = await convertVoice({ account, options });
		expect(error!.message).toBe(message);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});
});
