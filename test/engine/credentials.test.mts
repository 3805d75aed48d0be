import type { ICredentialType } from 'n8n-workflow';
import { chain, listSearch, removeTemporaryData, runWorkflow } from '../../tools/engine/index.mts';
import { expired, generic, renewed, signed, who } from './who.mts';
import { startWhoServer } from './whoServer.mts';
import type { WhoServer } from './whoServer.mts';

let server: WhoServer;

beforeEach(async () => {
	server = await startWhoServer();
});

afterEach(async () => await server.close());

afterAll(removeTemporaryData);

async function askWho(
	type: ICredentialType,
	data: Record<string, string>,
	key: string = type.name,
) {
	const credential = { [type.name]: { id: '1', name: 'My account' } };
	const run = await runWorkflow({
		workflow: chain({
			name: 'Who',
			type: 'test.who',
			parameters: { credential: type.name },
			credentials: credential,
		}),
		nodeTypes: { 'test.who': who },
		credentialTypes: { [type.name]: type },
		credentials: { [key]: { baseUrl: server.baseUrl, ...data } },
	});
	return { ...run, answer: run.items('Who')[0]?.json };
}

describe('a request', () => {
	it('is signed by a function', async () => {
		const { answer } = await askWho(signed, { key: 'abc' });
		expect(answer).toEqual({ authorization: 'signed abc', url: '/who' });
	});

	it('is signed by a description with expressions', async () => {
		const { answer } = await askWho(generic, { key: 'abc' });
		expect(answer).toEqual({ authorization: 'Bearer abc', url: '/who?source=n8n' });
	});

	it('is signed with the credential that the workflow names', async () => {
		const { answer } = await askWho(signed, { key: 'named' }, 'My account');
		expect(answer).toMatchObject({ authorization: 'signed named' });
	});

	it('fails without a credential', async () => {
		const { run, error } = await askWho(signed, {}, 'Another account');
		expect(run.status).toBe('error');
		expect(error?.message).toContain('No credential “My account”');
	});
});

describe('a token', () => {
	it('is fetched and stored where there is none', async () => {
		const { answer, storedCredential } = await askWho(renewed, { key: 'abc' });
		expect(server.requests).toEqual(['POST /token', 'GET /who']);
		expect(answer).toMatchObject({ authorization: 'fresh' });
		expect(await storedCredential('renewedApi')).toEqual({
			baseUrl: server.baseUrl,
			key: 'abc',
			token: 'fresh',
		});
	});

	it('is used as long as it is valid', async () => {
		const { answer } = await askWho(renewed, { key: 'abc', token: 'held' });
		expect(server.requests).toEqual(['GET /who']);
		expect(answer).toMatchObject({ authorization: 'held' });
	});

	it('is renewed when the server refuses it with 401', async () => {
		const { answer, storedCredential } = await askWho(renewed, { key: 'abc', token: expired });
		expect(server.requests).toEqual(['GET /who', 'POST /token', 'GET /who']);
		expect(answer).toMatchObject({ authorization: 'fresh' });
		expect(await storedCredential('renewedApi')).toMatchObject({ token: 'fresh' });
	});
});

it('a list is searched with the credentials and parameters of the node', async () => {
	const { results } = await listSearch(who, 'names', {
		filter: 'Ada',
		paginationToken: 'page2',
		credentialTypes: { signedApi: signed },
		credentials: { signedApi: { key: 'abc' } },
	});
	expect(results).toEqual([expect.objectContaining({ name: 'abc signedApi Ada page2' })]);
});
