import { TencentMediaLabApi } from '../../../../credentials/TencentMediaLabApi.credentials';
import {
	BASE_URLS,
	ENDPOINT_NAMES,
} from '../../../../nodes/Tencent/mediaLab/authentication/mediaLabCredentials';
import { removeTemporaryData, testCredential } from '../../../../tools/engine/index.mts';
import { createAccount, reportTraffic, sandboxUrl } from '../../../sandbox/account.mts';
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
		[
			'an address without the API',
			{ baseUrl: `${sandboxUrl()}/release/nothing` },
			'Check Base URL',
		],
		['a missing address', { baseUrl: '' }, 'Fill in, or correct: Base URL'],
	])('recognizes %s', async (_what, change, message) => {
		const result = await test(await createAccount(), change);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
	});

	describe('of an account at a documented endpoint', () => {
		const NOWHERE = 'http://127.0.0.1:9';

		afterEach(() => jest.restoreAllMocks());

		/** Tests the credential while the documented endpoints lead to these addresses. */
		const testAt = async (addresses: typeof BASE_URLS, account: SandboxAccount, change: object) => {
			for (const endpoint of ['apiGateway', 'mediax'] as const)
				jest.replaceProperty(BASE_URLS, endpoint, addresses[endpoint]);
			return await test(account, change);
		};

		it.each([
			['apiGateway', 'mediax', NOWHERE],
			['mediax', 'apiGateway', NOWHERE],
			['apiGateway', 'mediax', `${sandboxUrl()}/release/nothing`],
		] as const)('at %s says that %s answers where it does', async (chosen, other, address) => {
			const account = await createAccount();
			const addresses = { ...BASE_URLS, [chosen]: address, [other]: sandboxUrl() };
			const [chosenName, otherName] = [ENDPOINT_NAMES[chosen], ENDPOINT_NAMES[other]];
			const choose = `${chosenName} does not answer, but ${otherName} does. Choose ${otherName} as Endpoint`;
			expect(await testAt(addresses, account, { endpoint: chosen })).toEqual({
				status: 'Error',
				message: choose,
			});
			const wrong = await testAt(addresses, account, { endpoint: chosen, secretKey: 'wrong' });
			expect(wrong.message).toContain(`${choose}. Then correct this: `);
			expect(wrong.message).toContain('Check Secret ID and Secret Key');
		});

		it('says that neither answers where neither does', async () => {
			const addresses = { apiGateway: NOWHERE, mediax: NOWHERE };
			const { message } = await testAt(addresses, await createAccount(), { endpoint: 'mediax' });
			expect(message).toMatch(/^Neither MediaX nor API Gateway answers\. .*Check Endpoint/);
		});

		it('never asks the other endpoint where the chosen one answers, or is a custom address', async () => {
			const account = await createAccount();
			const addresses = { apiGateway: sandboxUrl(), mediax: sandboxUrl() };
			const wrong = { secretKey: 'wrong' };
			await testAt(addresses, account, { ...wrong, endpoint: 'mediax' });
			await testAt(addresses, account, { ...wrong, endpoint: 'custom' });
			await testAt(addresses, account, { ...wrong, endpoint: 'custom', baseUrl: NOWHERE });
			expect((await reportTraffic(account)).requests).toHaveLength(2);
		});
	});

	it('takes a credential that was saved without Endpoint and Gateway Signature for what the form shows', async () => {
		const { tencent } = await createAccount();
		const { secretId, secretKey } = tencent;
		const result = await testCredential(TencentMediaLabApi, { secretId, secretKey }, nodeTypes);
		expect(result.message).toBe(
			'The Tencent Media Lab credential is incomplete. Fill in, or correct: Gateway Secret ID, Gateway Secret Key, Source',
		);
	});
});
