import { SPEAKERS } from '../../../../../nodes/Sami/invoke/speakers';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import { createAccount, reportTraffic } from '../../../../sandbox/account.mts';
import { convertVoice } from '../convertVoice.mts';

afterAll(removeTemporaryData);

describe('Get Speakers', () => {
	it('lists each speaker once, however many items come in, and asks nobody', async () => {
		const account = await createAccount();
		const { items } = await convertVoice({
			account,
			input: [{ json: {} }, { json: {} }],
			parameters: { operation: 'getSpeakers' },
		});
		const speakers = items('Convert').map(({ json }) => json);
		expect(speakers.map(({ speaker }) => speaker)).toEqual(SPEAKERS.map(({ id }) => id));
		expect(speakers[0]).toEqual({
			speaker: 'zh_female_qingxin',
			name: 'Fresh Woman',
			nameChinese: '清新女声',
			scene: 'General',
			gender: 'female',
			language: 'Chinese',
		});
		expect(speakers.at(-1)).toMatchObject({ gender: 'male', language: 'English' });
		expect(items('Convert').map(({ pairedItem }) => pairedItem)).toEqual(
			speakers.map(() => ({ item: 0 })),
		);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});
});
