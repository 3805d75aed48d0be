import type { IAuthenticate, ICredentialType, INodeProperties } from 'n8n-workflow';
import {
	DEFAULTS,
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

	documentationUrl =
		'https://github.com/n8n-nodes-voice-cloning/n8n-nodes-voice-cloning/blob/main/docs/connect.md';

	// In the order of the vendor's answer to a registration.
	properties: INodeProperties[] = [
		{
			displayName: 'Content ID',
			name: 'contentId',
			type: 'string',
			default: '',
			description:
				'<code>tmpContentId</code> from your registration, which stands for your COS bucket. Nodes use it if their own Content ID or Repository ID is empty.',
		},
		{
			displayName: 'Secret ID',
			name: 'secretId',
			type: 'string',
			default: '',
			required: true,
			description:
				'<code>tmpSecretId</code> from your registration, not the SecretId of a Tencent Cloud API key',
		},
		{
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: '<code>tmpSecretKey</code> from your registration',
		},
		{
			displayName: 'Gateway Signature',
			name: 'gatewaySignature',
			type: 'boolean',
			default: DEFAULTS.gatewaySignature,
			description: 'Whether Tencent gave you an API gateway key to sign requests with',
		},
		{
			displayName: 'Gateway Secret ID',
			name: 'gatewaySecretId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { gatewaySignature: [true] } },
			description: '<code>apiGateSecretId</code> from your registration',
		},
		{
			displayName: 'Gateway Secret Key',
			name: 'gatewaySecretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { gatewaySignature: [true] } },
			description: '<code>apiGateSecretKey</code> from your registration',
		},
		{
			displayName: 'Source',
			name: 'source',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 100012345678_studio',
			displayOptions: { show: { gatewaySignature: [true] } },
			description:
				'<code>API_GATE_SOURCE</code> in the demo code from your registration. It is probably <code>operateUin</code> and <code>userName</code>, joined by an underscore.',
		},
		{
			displayName: 'Endpoint',
			name: 'endpoint',
			type: 'options',
			options: [
				{
					name: 'API Gateway (Older Accounts)',
					value: 'apiGateway',
					description: 'service-mqk0mc83-1257411467.bj.apigw.tencentcs.com/release',
				},
				{
					name: 'Custom',
					value: 'custom',
					description: 'Another address, such as a proxy or the sandbox',
				},
				{
					name: 'MediaX (Choose This if Unsure)',
					value: 'mediax',
					description: 'api.mediax.tencent.com',
				},
			],
			default: DEFAULTS.endpoint,
			description:
				'Address of the job API. If the credential test says that it does not answer, choose the other one.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://example.com/release',
			displayOptions: { show: { endpoint: ['custom'] } },
			description: 'Address to which /job and /music_model are appended',
		},
	];

	authenticate: IAuthenticate = async (credentials, requestOptions) =>
		authenticateRequest(parseMediaLabCredentials(credentials), requestOptions);
}
