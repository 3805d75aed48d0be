import type { INodeParameters } from 'n8n-workflow';
import { removeTemporaryData } from '../../../../tools/engine/index.mts';
import { createAccount, reportTraffic } from '../../../sandbox/account.mts';
import { convertVoice } from './convertVoice.mts';

afterAll(removeTemporaryData);

describe('What an expression returns', () => {
	it('is taken as it is meant', async () => {
		const account = await createAccount();
		const { items } = await convertVoice({
			account,
			options: {
				sampleRate: '={{ "24000" }}',
				channel: '={{ "2" }}',
				timeout: '={{ "60" }}',
				retries: '={{ "0" }}',
				enableBackground: '={{ "true" }}',
				sendAnyFormat: '={{ "False" }}',
				fileName: '={{ 12 }}',
			},
		});
		const [request] = (await reportTraffic(account)).requests;
		expect(JSON.parse(request!.payload!)).toMatchObject({
			enable_background: true,
			audio_config: { sample_rate: 24000, channel: 2 },
		});
		expect(items('Convert')[0]!.binary!.data!.fileName).toBe('12.wav');
	});

	it('may be a number for a speaker', async () => {
		const account = await createAccount();
		await convertVoice({
			account,
			parameters: { speaker: { __rl: true, mode: 'id', value: '={{ 12345 }}' } },
		});
		const [request] = (await reportTraffic(account)).requests;
		expect(JSON.parse(request!.payload!)).toMatchObject({ speaker: '12345' });
	});

	it.each<[string, INodeParameters, string]>([
		[
			'no Output Binary Field',
			{ options: { outputBinaryPropertyName: '={{ $json.missing }}' } },
			'Output Binary Field must not be empty',
		],
		['an object for File Name', { options: { fileName: '={{ {} }}' } }, 'File Name must be text'],
		[
			'an object for a speaker',
			{ speaker: { __rl: true, mode: 'id', value: '={{ {} }}' } },
			'Speaker must be text, but the expression returns an object',
		],
		[
			'another word for a boolean',
			{ options: { enableBackground: '={{ "maybe" }}' } },
			'Keep Background Sound must be true or false',
		],
		[
			'an unknown source',
			{ inputSource: '={{ "file" }}', url: 'https://example.com/a.wav' },
			'Input Source must be one of binary (Binary File), url (URL)',
		],
		['nothing for a number', { options: { timeout: '={{ null }}' } }, 'Timeout must be a whole'],
	])('is refused with the label of the field: %s', async (_what, parameters, message) => {
		const account = await createAccount();
		const { error } = await convertVoice({ account, parameters });
		expect(error!.message).toContain(message);
		expect(error!.description).toMatch(/expression/);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});
});
