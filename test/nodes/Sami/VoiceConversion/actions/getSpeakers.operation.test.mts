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

	it('keeps the fields of the first item beside each speaker with Include Input Fields', async () => {
		const { items } = await convertVoice({
			account: await createAccount(),
			input: [{ json: { row: 7, name: 'Ana' } }, { json: { row: 8 } }],
			parameters: { operation: 'getSpeakers', includeInputFields: true },
		});
		expect(items('Convert')).toHaveLength(SPEAKERS.length);
		expect(items('Convert')[0]!.json).toMatchObject({ row: 7, name: 'Fresh Woman' });
		expect(items('Convert').at(-1)!.json).toMatchObject({ row: 7 });
	});

	it('refuses an Include Input Fields that is no boolean', async () => {
		const { error } = await convertVoice({
			account: await createAccount(),
			input: [{ json: {} }],
			parameters: { operation: 'getSpeakers', includeInputFields: '={{ "perhaps" }}' },
		});
		expect(error!.message).toBe('Include Input Fields must be true or false');
	});
});
