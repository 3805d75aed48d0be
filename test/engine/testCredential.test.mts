import { removeTemporaryData, testCredential } from '../../tools/engine/index.mts';
import { generic, renewed, signed, who } from './who.mts';
import { startWhoServer } from './whoServer.mts';
import type { WhoServer } from './whoServer.mts';

let server: WhoServer;

beforeEach(async () => {
	server = await startWhoServer();
});

afterEach(async () => await server.close());

afterAll(removeTemporaryData);

describe('the test of a credential', () => {
	it('sends the request that the credential describes', async () => {
		const result = await testCredential(generic, { key: 'abc', baseUrl: server.baseUrl });
		expect(server.requests).toEqual(['GET /who?source=n8n']);
		expect(result).toEqual({ status: 'OK', message: 'Connection successful!' });
	});

	it('explains failures by the rules of the credential', async () => {
		const result = await testCredential(generic, { key: 'wrong', baseUrl: server.baseUrl });
		expect(result).toEqual({ status: 'Error', message: 'The key is wrong' });
	});

	it('says that a server is down', async () => {
		const result = await testCredential(generic, { key: 'abc', baseUrl: 'http://127.0.0.1:1' });
		expect(result).toEqual({ status: 'Error', message: 'ECONNREFUSED' });
	});

	it('renews a token first', async () => {
		const test = { request: { baseURL: server.baseUrl, url: '/who' } };
		await testCredential(
			{ ...renewed, test },
			{ key: 'abc', baseUrl: server.baseUrl, token: 'held' },
		);
		expect(server.requests).toEqual(['POST /token', 'GET /who']);
	});

	it('calls the function of a node that tests it', async () => {
		const result = await testCredential(
			signed,
			{ key: 'abc', baseUrl: server.baseUrl },
			{ 'test.who': who },
		);
		expect(result).toEqual({ status: 'OK', message: 'Taken for abc' });
	});

	it('fails where there is none', async () => {
		const result = await testCredential(signed, {});
		expect(result).toEqual({
			status: 'Error',
			message: 'No testing function found for this credential.',
		});
	});
});
