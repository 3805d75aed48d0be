import { parseCosCredentials } from '../../../../../nodes/Tencent/cos/signing/cosCredentials';

const data = {
	secretId: 'AKIDexample',
	secretKey: 'secret',
	bucket: 'audio-1250000000',
	region: 'ap-beijing',
};

describe('The credential', () => {
	it('is read without fields that are empty', () => {
		expect(
			parseCosCredentials({ ...data, secretId: ' AKIDexample ', sessionToken: '', endpoint: '' }),
		).toEqual(data);
	});

	it.each([
		[{ secretKey: '' }, 'Secret Key is missing'],
		[{ bucket: 'audio' }, 'Bucket must be the full name with the APPID'],
		[{ region: 'ap beijing' }, 'Region must be the short name'],
		[{ endpoint: 'ftp://example.com' }, 'Endpoint must be an address'],
	])('with %j is refused', (wrong, hint) => {
		expect(() => parseCosCredentials({ ...data, ...wrong })).toThrow(
			expect.objectContaining({ name: 'InputError', hint: expect.stringContaining(hint) }),
		);
	});

	it('without any data is refused', () =>
		expect(() => parseCosCredentials(undefined)).toThrow('is incomplete'));
});
