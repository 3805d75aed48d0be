import { inspect } from 'node:util';
import { resetState } from '../../../../nodes/Sami/state';
import { removeTemporaryData } from '../../../../tools/engine/index.mts';
import { createAccount, injectFaults, reportTraffic } from '../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../sandbox/account.mts';
import { convertVoice, recordingItem } from '../VoiceConversion/convertVoice.mts';

afterAll(removeTemporaryData);

async function countRequests(
	account: SandboxAccount,
): Promise<{ invoke: number; getToken: number }> {
	const { requests } = await reportTraffic(account);
	const count = (endpoint: string) =>
		requests.filter((request) => request.endpoint === endpoint).length;
	return { invoke: count('invoke'), getToken: count('getToken') };
}

describe('With an access key', () => {
	it('one token serves all items and executions', async () => {
		const account = await createAccount();
		const input = await Promise.all(Array.from({ length: 4 }, async () => await recordingItem()));
		for (let execution = 0; execution < 2; execution++) {
			const { run } = await convertVoice({ account, authentication: 'accessKey', input });
			expect(run.status).toBe('success');
		}
		expect(await countRequests(account)).toEqual({ invoke: 8, getToken: 1 });
	});

	it('a token is requested again after n8n has restarted', async () => {
		const account = await createAccount();
		await convertVoice({ account, authentication: 'accessKey' });
		resetState();
		const { run } = await convertVoice({ account, authentication: 'accessKey' });
		expect(run.status).toBe('success');
		expect(await countRequests(account)).toEqual({ invoke: 2, getToken: 2 });
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

	it('a wrong secret fails the node, which says what to correct and shows no secret', async () => {
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

describe('With a token', () => {
	it('a token that SAMI refuses fails the node at once', async () => {
		const account = await createAccount();
		const { error, run } = await convertVoice({ account, credentials: { token: 'an-old-token' } });
		expect(error!.message).toBe('SAMI does not accept the token: DeniedAccess:IllegalToken');
		expect(error!.description).toContain('choose Access Key there so that tokens are renewed');
		expect(inspect(run, { depth: 20 })).not.toContain('an-old-token');
	});

	it('a missing field of the credential is named before anything is sent', async () => {
		const account = await createAccount();
		const { error } = await convertVoice({ account, credentials: { token: '={{ "" }}' } });
		expect(error!.message).toBe('The SAMI credential is incomplete');
		expect(error!.description).toBe('Fill in: Token');
		expect((await countRequests(account)).invoke).toBe(0);
	});
});
