import { SamiApi } from '../../../../credentials/SamiApi.credentials';
import { inspect } from 'node:util';
import { removeTemporaryData, testCredential } from '../../../engine/index.mts';
import { createAccount, injectFaults, reportTraffic } from '../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../sandbox/account.mts';
import { convertVoice, nodeTypes, recordingItem } from './convertVoice.mts';

afterAll(removeTemporaryData);

async function countRequests(
	account: SandboxAccount,
): Promise<{ invoke: number; getToken: number }> {
	const { requests } = await reportTraffic(account);
	const count = (endpoint: string) =>
		requests.filter((request) => request.endpoint === endpoint).length;
	return { invoke: count('invoke'), getToken: count('getToken') };
}

describe('with an access key', () => {
	it('one token serves all items and executions', async () => {
		const account = await createAccount();
		const input = await Promise.all(Array.from({ length: 4 }, async () => await recordingItem()));
		for (let execution = 0; execution < 2; execution++) {
			const { run } = await convertVoice({ account, authentication: 'accessKey', input });
			expect(run.status).toBe('success');
		}
		expect(await countRequests(account)).toEqual({ invoke: 8, getToken: 1 });
	});

	it('a token is renewed before it expires', async () => {
		const account = await createAccount({ tokenLifetimeSeconds: 8 });
		const { run } = await convertVoice({ account, authentication: 'accessKey' });
		const halfOfIt = Date.now() + 4000;
		while (Date.now() < halfOfIt) await new Promise(setImmediate);
		const later = await convertVoice({ account, authentication: 'accessKey' });
		expect([run.status, later.run.status]).toEqual(['success', 'success']);
		expect(await countRequests(account)).toEqual({ invoke: 2, getToken: 2 });
	});

	it('a token that SAMI refuses is renewed once, and the recording sent again', async () => {
		const account = await createAccount();
		await convertVoice({ account, authentication: 'accessKey' });
		await injectFaults(account, { endpoint: 'invoke', kind: 'expireTokens' });
		const { run } = await convertVoice({ account, authentication: 'accessKey' });
		expect(run.status).toBe('success');
		expect(await countRequests(account)).toEqual({ invoke: 3, getToken: 2 });
	});

	it('a busy token service is asked again', async () => {
		const account = await createAccount();
		await injectFaults(account, {
			endpoint: 'getToken',
			kind: 'openApiError',
			code: 'FlowLimitExceeded',
		});
		const { run } = await convertVoice({ account, authentication: 'accessKey' });
		expect(run.status).toBe('success');
		expect(await countRequests(account)).toEqual({ invoke: 1, getToken: 2 });
	});

	it('a wrong secret fails the node with what to correct, and shows no secret', async () => {
		const account = await createAccount();
		const { run, error } = await convertVoice({
			account,
			authentication: 'accessKey',
			credentials: { secretAccessKey: 'wrong-secret' },
		});
		expect(error!.message).toBe('The Secret Access Key is wrong');
		expect(error!.description).toContain('Check the Secret Access Key in the credential');
		expect(inspect(run, { depth: 20 })).not.toContain('wrong-secret');
	});
});

describe('with a token', () => {
	it('a refused one fails the node at once', async () => {
		const account = await createAccount();
		const { error, run } = await convertVoice({ account, credentials: { token: 'an-old-token' } });
		expect(error!.message).toBe('SAMI does not accept the token: DeniedAccess:IllegalToken');
		expect(error!.description).toContain('choose Access Key there so that tokens are renewed');
		expect(inspect(run, { depth: 20 })).not.toContain('an-old-token');
	});

	it('a credential that lacks a field is named before anything is sent', async () => {
		const account = await createAccount();
		const { error } = await convertVoice({ account, credentials: { token: '={{ "" }}' } });
		expect(error!.message).toBe('The credential for SAMI is not complete');
		expect(error!.description).toBe('Fill in: Token');
		expect((await countRequests(account)).invoke).toBe(0);
	});
});

describe('the test of the credential', () => {
	const test = async (account: SandboxAccount, change: object = {}) =>
		await testCredential(
			SamiApi,
			{ ...account.sami, authentication: 'token', ...change },
			nodeTypes,
		);

	it.each(['token', 'accessKey'])(
		'passes with a right %s, without a conversion',
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
			'The access key may not make SAMI tokens',
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
			'SAMI refused the connection',
		],
		[
			'a token service that cannot be reached',
			{},
			{ authentication: 'accessKey', openApiUrl: 'http://127.0.0.1:9' },
			'The Volcengine token service refused the connection',
		],
		['an address that is no address', {}, { baseUrl: 'sami' }, 'SAMI'],
		[
			'a missing field',
			{},
			{ appkey: '' },
			'The credential for SAMI is not complete. Fill in: App Key',
		],
	];
	it.each(wrong)('tells %s', async (_what, settings, change, message) => {
		const result = await test(await createAccount(settings), change);
		expect(result.status).toBe('Error');
		expect(result.message).toContain(message);
	});

	it('tells a wrong clock', async () => {
		const account = await createAccount();
		await injectFaults(account, { endpoint: 'getToken', kind: 'clockSkew', seconds: 3600 });
		expect((await test(account, { authentication: 'accessKey' })).message).toContain(
			'The clock of the machine',
		);
	});
});
