import type { IAuthenticate, ICredentialType, INodeProperties } from 'n8n-workflow';
import {
	authenticateRequest,
	parseMediaLabCredentials,
} from '../nodes/Tencent/mediaLab/authentication/mediaLabCredentials';

export class TencentMediaLabApi implements ICredentialType {
	name = 'tencentMediaLabApi';

	displayName = 'Tencent Media Lab API';

	icon = {
		light: 'file:../nodes/Tencent/tencent.svg',
		dark: 'file:../nodes/Tencent/tencent.dark.svg',
	} as const;

	documentationUrl = 'https://medialab.tencent.com/';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret ID',
			name: 'secretId',
			type: 'string',
			default: '',
			required: true,
			description: 'The SecretId of your account with Tencent Media Lab',
		},
		{
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Endpoint',
			name: 'endpoint',
			type: 'options',
			options: [
				{
					name: 'API Gateway',
					value: 'apiGateway',
					description:
						'The address of the first documentation: service-mqk0mc83-1257411467.bj.apigw.tencentcs.com',
				},
				{ name: 'Custom', value: 'custom', description: 'Another address, such as the sandbox' },
				{
					name: 'MediaX',
					value: 'mediax',
					description: 'The address of newer documentation: api.mediax.tencent.com',
				},
			],
			default: 'apiGateway',
			description:
				'Which address to call. If the API gateway does not answer, it has been switched off for you: choose MediaX.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://example.com/release',
			displayOptions: { show: { endpoint: ['custom'] } },
			description: 'The address to which /job and /music_model are appended',
		},
		{
			displayName: 'Gateway Signature',
			name: 'gatewaySignature',
			type: 'boolean',
			default: false,
			description:
				'Whether the vendor gave you a key of its API gateway, by which requests have to be signed',
		},
		{
			displayName: 'Gateway Secret ID',
			name: 'gatewaySecretId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { gatewaySignature: [true] } },
		},
		{
			displayName: 'Gateway Secret Key',
			name: 'gatewaySecretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { gatewaySignature: [true] } },
		},
		{
			displayName: 'Source',
			name: 'source',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. uin_name',
			displayOptions: { show: { gatewaySignature: [true] } },
			description: 'The source that belongs to the gateway key',
		},
	];

	authenticate: IAuthenticate = async (credentials, requestOptions) =>
		authenticateRequest(parseMediaLabCredentials(credentials), requestOptions);
}
