import { TencentMediaLabApi } from '../../../../credentials/TencentMediaLabApi.credentials';
import { removeTemporaryData, testCredential } from '../../../../tools/engine/index.mts';
import { createAccount } from '../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../sandbox/account.mts';
import { nodeTypes } from '../cloning/runCloning.mts';

afterAll(removeTemporaryData);

describe('The test of the credential', () => {
	const test = async ({ tencent }: SandboxAccount, change: object = {}) => {
		const { secretId, secretKey, endpoint, baseUrl, gatewaySecretId, gatewaySecretKey, source } =
			tencent;
		const gateway = { gatewaySignature: false, gatewaySecretId, gatewaySecretKey, source };
		const data = { secretId, secretKey, endpoint, baseUrl, ...gateway, ...change };
		return await testCredential(TencentMediaLabApi, data, nodeTypes);
	};

	it('passes with the right secrets', async () => {
		expect(await test(await createAccount())).toEqual({
			status: 'OK',
			message: 'Tencent Media Lab accepts the secrets',
		});
	});

	it('passes through a gateway that demands a signature only with the right one', async () => {
		const account = await createAccount({ gatewaySignatureRequired: true });
		expect((await test(account, { gatewaySignature: true })).status).toBe('OK');
		const unsigned = await test(account);
		expect(unsigned.status).toBe('Error');
		expect(unsigned.message).toContain('The API gateway does not accept the signature');
		const wrong = await test(account, { gatewaySignature: true, gatewaySecretKey: 'wrong' });
		expect(wrong.message).toContain('The API gateway does not accept the signature');
	});

	it.each([
		['wrong keys', { secretKey: 'wrong' }, 'Check Secret ID and Secret Key in the credential'],
		[
			'a vendor that is down',
			{ baseUrl: 'http://127.0.0.1:9' },
			'Tencent Media Lab refused the connection',
		],
		['a missing field', { secretId: '' }, 'Fill in, or correct: Secret ID'],
		['a missing address', { baseUrl: '' }, 'Fill in, or correct: Base URL'],
	])('recognizes %s', async (_what, change, message) => {
		const result = await test(await createAccount(), change);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
	});
});
