import { hideCredentials } from '../../../../../nodes/Tencent/mediaLab/authentication/hideCredentials';
import { parseMediaLabCredentials } from '../../../../../nodes/Tencent/mediaLab/authentication/mediaLabCredentials';
import { findSecrets } from '../../../../support/secretForms.mts';

describe('the answer of a vendor that repeats the secret keys', () => {
	const secretKey = 'hush/+"key"=';
	const credentials = parseMediaLabCredentials({
		secretId: 'AKIDexample',
		secretKey,
		endpoint: 'mediax',
		gatewaySignature: false,
	});

	it.each([
		['as they are', secretKey],
		['JSON-escaped', JSON.stringify({ secretKey })],
		['URL-encoded', `?a=1&key=${encodeURIComponent(secretKey)}&b=2`],
		...['', 'a:', 'ab:'].map((before): [string, string] => [
			`in base64 behind ${before.length} characters`,
			Buffer.from(`${before}${secretKey} and more`).toString('base64'),
		]),
	])('is read without them: %s', (_how, body) => {
		expect(findSecrets(body, { secretKey })).not.toEqual([]);
		expect(findSecrets(String(hideCredentials(body, credentials)), { secretKey })).toEqual([]);
	});
});
