import type { IAuthenticate, ICredentialType, INodeProperties } from 'n8n-workflow';
import {
	authenticateRequest,
	parseSamiCredentials,
} from '../nodes/Sami/authentication/samiCredentials';

export class SamiApi implements ICredentialType {
	name = 'samiApi';

	displayName = 'SAMI API';

	icon = {
		light: 'file:../nodes/Sami/sami.svg',
		dark: 'file:../nodes/Sami/sami.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-voice-cloning/n8n-nodes-voice-cloning/blob/main/docs/connect.md';

	properties: INodeProperties[] = [
		{
			displayName: 'App Key',
			name: 'appkey',
			type: 'string',
			default: '',
			required: true,
			description: 'The <code>appkey</code> of your application in the SAMI console',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'Access Key',
					value: 'accessKey',
					description: 'Tokens are fetched and renewed automatically',
				},
				{
					name: 'Token',
					value: 'token',
					description: 'A token that you fetched yourself. It expires after one day at most.',
				},
			],
			default: 'accessKey',
		},
		{
			displayName: 'Access Key ID',
			name: 'accessKeyId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['accessKey'] } },
			description: 'Access Key ID of a Volcengine user who has the policy SAMIFullAccess',
		},
		{
			displayName: 'Secret Access Key',
			name: 'secretAccessKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['accessKey'] } },
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['token'] } },
			description: 'The <code>token</code> that GetToken returned',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://sami.bytedance.com',
			description: 'Address of SAMI. Change it only to use a proxy or the sandbox.',
		},
		{
			displayName: 'OpenAPI URL',
			name: 'openApiUrl',
			type: 'string',
			default: 'https://open.volcengineapi.com',
			displayOptions: { show: { authentication: ['accessKey'] } },
			description:
				'Address of the service that issues tokens. Change it only to use a proxy or the sandbox.',
		},
	];

	authenticate: IAuthenticate = async (credentials, requestOptions) =>
		authenticateRequest(parseSamiCredentials(credentials), requestOptions);
}
