import type { ICredentialType, IHttpRequestOptions, INodeType } from 'n8n-workflow';

/** A token that the server refuses. */
export const expired = 'expired';
const properties: ICredentialType['properties'] = [
	{ displayName: 'Key', name: 'key', type: 'string', typeOptions: { password: true }, default: '' },
	{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
];

/** Signs requests by a function. */
export const signed: ICredentialType = {
	name: 'signedApi',
	displayName: 'Signed',
	properties,
	authenticate: async ({ key }, options) => ({
		...options,
		headers: { authorization: `signed ${String(key)}` },
	}),
};

/** Signs requests by a description, and is tested by one. */
export const generic: ICredentialType = {
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

/** Fetches a token. */
export const renewed: ICredentialType = {
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
export const who: INodeType = {
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
