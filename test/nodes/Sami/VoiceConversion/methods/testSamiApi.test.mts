import { SamiApi } from '../../../../../credentials/SamiApi.credentials';
import { removeTemporaryData, testCredential } from '../../../../../tools/engine/index.mts';
import { createAccount, injectFaults, sandboxUrl } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { nodeTypes } from '../convertVoice.mts';

afterAll(removeTemporaryData);

describe('The test of the credential', () => {
	const test = async (account: SandboxAccount, change: object = {}) =>
		await testCredential(
			SamiApi,
			{ ...account.sami, authentication: 'token', ...change },
			nodeTypes,
		);

	it.each(['token', 'accessKey'])(
		'passes with a correct %s, without a conversion',
		async (authentication) => {
			const account = await createAccount();
			expect(await test(account, { authentication })).toEqual({
				status: 'OK',
				message: 'SAMI accepts the App Key and the token',
			});
		},
	);

	const wrong: Array<[string, object, object, string]> = [
		['a wrong token', {}, { token: 'wrong' }, 'SAMI does not accept the token'],
		['a wrong app key', {}, { appkey: 'wrong' }, 'SAMI does not accept the App Key'],
		[
			'an app key of another account',
			{},
			{ authentication: 'accessKey', appkey: 'wrong' },
			'The App Key does not belong to the access key',
		],
		[
			'an access key without the policy',
			{ accessKeyHasPolicy: false },
			{ authentication: 'accessKey' },
			'The access key is not allowed to create SAMI tokens',
		],
		[
			'an unknown access key',
			{},
			{ authentication: 'accessKey', accessKeyId: 'AKLTnone' },
			'Volcengine does not know the Access Key ID',
		],
		[
			'a wrong secret',
			{},
			{ authentication: 'accessKey', secretAccessKey: 'wrong' },
			'The Secret Access Key is wrong',
		],
		[
			'a vendor that cannot be reached',
			{},
			{ baseUrl: 'http://127.0.0.1:9' },
			'SAMI refused the connection. Check Base URL in the credential',
		],
		[
			'a token service that cannot be reached',
			{},
			{ authentication: 'accessKey', openApiUrl: 'http://127.0.0.1:9' },
			"Volcengine's token service refused the connection. Check OpenAPI URL in the credential",
		],
		[
			'a Base URL without the API',
			{},
			{ baseUrl: `${sandboxUrl()}/nothing` },
			'(HTTP 404). Check Base URL in the credential',
		],
		[
			'an OpenAPI URL without the API',
			{},
			{ authentication: 'accessKey', openApiUrl: `${sandboxUrl()}/nothing` },
			'(HTTP 404). Check OpenAPI URL in the credential',
		],
		['a Base URL that is no address', {}, { baseUrl: 'sami' }, 'Base URL must begin with https://'],
		[
			'an OpenAPI URL without https://',
			{},
			{ authentication: 'accessKey', openApiUrl: 'open.volcengineapi.com' },
			'OpenAPI URL must begin with https://',
		],
		['a missing field', {}, { appkey: '' }, 'The SAMI credential is incomplete. Fill in: App Key'],
	];
	it.each(wrong)('names what is wrong: %s', async (_what, settings, change, message) => {
		const result = await test(await createAccount(settings), change);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
	});

	it('names a wrong clock', async () => {
		const account = await createAccount();
		await injectFaults(account, { endpoint: 'getToken', kind: 'clockSkew', seconds: 3600 });
		expect((await test(account, { authentication: 'accessKey' })).message).toContain(
			'The clock of the machine',
		);
	});
});
