import type { IAuthenticate, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateRequest } from '../nodes/Tencent/cos/signing/authenticateRequest';
import { parseCosCredentials } from '../nodes/Tencent/cos/signing/cosCredentials';

export class TencentCosApi implements ICredentialType {
	name = 'tencentCosApi';

	displayName = 'Tencent COS API';

	icon = {
		light: 'file:../nodes/Tencent/tencent.svg',
		dark: 'file:../nodes/Tencent/tencent.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-voice-cloning/n8n-nodes-voice-cloning/blob/main/docs/connect.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret ID',
			name: 'secretId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
			description:
				'SecretId of a Tencent Cloud API key that is allowed to read, write and delete objects in the bucket',
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
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for temporary keys. Leave empty for a permanent key.',
		},
		{
			displayName: 'Bucket',
			name: 'bucket',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. recordings-1250000000',
			description:
				'Full name of the bucket, including the APPID at the end. To download results, use the bucket that you registered with Tencent Media Lab.',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'string',
			default: 'ap-beijing',
			required: true,
			placeholder: 'e.g. ap-beijing',
			description: 'Short name of the region that the bucket is in',
		},
		{
			displayName: 'Endpoint',
			name: 'endpoint',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://audio.example.com',
			description: 'Address of the bucket. Fill it in only to use a custom domain or the sandbox.',
		},
	];

	authenticate: IAuthenticate = async (credentials, requestOptions) =>
		authenticateRequest(parseCosCredentials(credentials), requestOptions);
}
