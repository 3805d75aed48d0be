import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ICredentialType, IHttpRequestOptions, INodeType } from 'n8n-workflow';
import {
	chain,
	listSearch,
	removeTemporaryData,
	runWorkflow,
	testCredential,
} from '../../tools/engine/index.mts';

const expired = 'expired';
const properties: ICredentialType['properties'] = [
	{ displayName: 'Key', name: 'key', type: 'string', typeOptions: { password: true }, default: '' },
	{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
];

const signed: ICredentialType = {
	name: 'signedApi',
	displayName: 'Signed',
	properties,
	authenticate: async ({ key }, options) => ({
		...options,
		headers: { authorization: `signed ${String(key)}` },
	}),
};

const generic: ICredentialType = {
	name: 'genericApi',
	displayName: 'Generic',
	properties,
	authenticate: {
		type: 'generic',
		properties: {
			headers: { authorization: '=Bearer {{$credentials.key}}' },
			qs: { source: 'n8n' },
		},
	},
	test: {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/who' },
		rules: [{ type: 'responseCode', properties: { value: 403, message: 'The key is wrong' } }],
	},
};

const renewed: ICredentialType = {
	name: 'renewedApi',
	displayName: 'Renewed',
	properties: [
		...properties,
		{
			displayName: 'Token',
			name: 'token',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
	],
	async preAuthentication({ key, baseUrl }) {
		const options: IHttpRequestOptions = {
			method: 'POST',
			url: `${String(baseUrl)}/token`,
			body: { key },
		};
		const { token } = (await this.helpers.httpRequest(options)) as { token: string };
		return { token };
	},
	authenticate: {
		type: 'generic',
		properties: { headers: { authorization: '={{$credentials.token}}' } },
	},
};

/** Asks the server, with a credential, who it is taken for. */
const who: INodeType = {
	description: {
		displayName: 'Who',
		name: 'who',
		group: ['transform'],
		version: 1,
		description: 'Asks who it is',
		defaults: { name: 'Who' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [
			{
				name: 'signedApi',
				testedBy: 'testSigned',
				displayOptions: { show: { credential: ['signedApi'] } },
			},
			{ name: 'genericApi', displayOptions: { show: { credential: ['genericApi'] } } },
			{ name: 'renewedApi', displayOptions: { show: { credential: ['renewedApi'] } } },
		],
		properties: [
			{ displayName: 'Credential', name: 'credential', type: 'string', default: 'signedApi' },
		],
	},
	async execute() {
		const credential = this.getNodeParameter('credential', 0) as string;
		const { baseUrl } = await this.getCredentials(credential);
		const options = { url: `${String(baseUrl)}/who` };
		return [
			[{ json: await this.helpers.httpRequestWithAuthentication.call(this, credential, options) }],
		];
	},
	methods: {
		credentialTest: {
			async testSigned({ data }) {
				const uri = `${String(data?.baseUrl)}/who`;
				const answer = await this.helpers.request({
					uri,
					headers: { authorization: data?.key },
					json: true,
				});
				return { status: 'OK', message: `Taken for ${answer.authorization}` };
			},
		},
		listSearch: {
			async names(filter, paginationToken) {
				const { key } = await this.getCredentials('signedApi');
				const name = [
					key,
					this.getCurrentNodeParameter('credential'),
					filter,
					paginationToken,
				].join(' ');
				return { results: [{ name, value: name }] };
			},
		},
	},
};

let server: Server;
let baseUrl: string;
let requests: string[];

beforeAll(async () => {
	server = createServer((request, response) => {
		requests.push(`${request.method} ${request.url}`);
		const { status, body } = answerTo(request);
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
	requests = [];
});

afterAll(async () => {
	await new Promise((resolve) => server.close(resolve));
	await removeTemporaryData();
});

function answerTo({ url, headers }: IncomingMessage) {
	if (url === '/token') return { status: 200, body: { token: 'fresh' } };
	if (headers.authorization === expired) return { status: 401, body: {} };
	if (headers.authorization === 'Bearer wrong') return { status: 403, body: {} };
	return { status: 200, body: { authorization: headers.authorization, url } };
}

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
		credentials: { [key]: { baseUrl, ...data } },
	});
	return { ...run, answer: run.items('Who')[0]?.json };
}

describe('a request is signed', () => {
	it('by a function', async () => {
		const { answer } = await askWho(signed, { key: 'abc' });
		expect(answer).toEqual({ authorization: 'signed abc', url: '/who' });
	});

	it('by a description with expressions', async () => {
		const { answer } = await askWho(generic, { key: 'abc' });
		expect(answer).toEqual({ authorization: 'Bearer abc', url: '/who?source=n8n' });
	});

	it('with the credential of the name that the workflow gives', async () => {
		const { answer } = await askWho(signed, { key: 'named' }, 'My account');
		expect(answer).toMatchObject({ authorization: 'signed named' });
	});

	it('not without a credential', async () => {
		const { run, error } = await askWho(signed, {}, 'Another account');
		expect(run.status).toBe('error');
		expect(error?.message).toContain('No credential “My account”');
	});
});

describe('a token', () => {
	it('is fetched where there is none, and stored', async () => {
		const { answer, storedCredential } = await askWho(renewed, { key: 'abc' });
		expect(requests).toEqual(['POST /token', 'GET /who']);
		expect(answer).toMatchObject({ authorization: 'fresh' });
		expect(await storedCredential('renewedApi')).toEqual({ baseUrl, key: 'abc', token: 'fresh' });
	});

	it('is used as long as it holds', async () => {
		const { answer } = await askWho(renewed, { key: 'abc', token: 'held' });
		expect(requests).toEqual(['GET /who']);
		expect(answer).toMatchObject({ authorization: 'held' });
	});

	it('is renewed when the server refuses it with 401', async () => {
		const { answer, storedCredential } = await askWho(renewed, { key: 'abc', token: expired });
		expect(requests).toEqual(['GET /who', 'POST /token', 'GET /who']);
		expect(answer).toMatchObject({ authorization: 'fresh' });
		expect(await storedCredential('renewedApi')).toMatchObject({ token: 'fresh' });
	});
});

describe('the test of a credential', () => {
	it('is a described request', async () => {
		const result = await testCredential(generic, { key: 'abc', baseUrl });
		expect(requests).toEqual(['GET /who?source=n8n']);
		expect(result).toEqual({ status: 'OK', message: 'Connection successful!' });
	});

	it('explains failures by its rules', async () => {
		const result = await testCredential(generic, { key: 'wrong', baseUrl });
		expect(result).toEqual({ status: 'Error', message: 'The key is wrong' });
	});

	it('tells a server that is down', async () => {
		const result = await testCredential(generic, { key: 'abc', baseUrl: 'http://127.0.0.1:1' });
		expect(result).toEqual({ status: 'Error', message: 'ECONNREFUSED' });
	});

	it('renews a token first', async () => {
		const test = { request: { baseURL: baseUrl, url: '/who' } };
		await testCredential({ ...renewed, test }, { key: 'abc', baseUrl, token: 'held' });
		expect(requests).toEqual(['POST /token', 'GET /who']);
	});

	it('is a function of a node', async () => {
		const result = await testCredential(signed, { key: 'abc', baseUrl }, { 'test.who': who });
		expect(result).toEqual({ status: 'OK', message: 'Taken for abc' });
	});

	it('is missed where there is none', async () => {
		const result = await testCredential(signed, {});
		expect(result).toEqual({
			status: 'Error',
			message: 'No testing function found for this credential.',
		});
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
