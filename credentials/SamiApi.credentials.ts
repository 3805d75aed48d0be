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

	documentationUrl = 'https://www.volcengine.com/docs/6489/71995';

	properties: INodeProperties[] = [
		{
			displayName: 'App Key',
			name: 'appkey',
			type: 'string',
			default: '',
			required: true,
			description: 'The appkey of your application in the SAMI console',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'Access Key',
					value: 'accessKey',
					description: 'Tokens are fetched and renewed by themselves',
				},
				{
					name: 'Token',
					value: 'token',
					description: 'A token that you made yourself. It expires after a day at the latest.',
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
			description: 'ID of a Volcengine access key whose owner has the policy SAMIFullAccess',
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
			description: 'What GetToken answered as token',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://sami.bytedance.com',
			description: 'Address of SAMI. Change it only for a proxy or the sandbox.',
		},
		{
			displayName: 'OpenAPI URL',
			name: 'openApiUrl',
			type: 'string',
			default: 'https://open.volcengineapi.com',
			displayOptions: { show: { authentication: ['accessKey'] } },
			description:
				'Address of the service that makes tokens. Change it only for a proxy or the sandbox.',
		},
	];

	authenticate: IAuthenticate = async (credentials, requestOptions) =>
		authenticateRequest(parseSamiCredentials(credentials), requestOptions);
}
