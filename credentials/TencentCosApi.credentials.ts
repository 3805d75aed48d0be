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

	documentationUrl = 'https://cloud.tencent.com/document/product/436/7751';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret ID',
			name: 'secretId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
			description: 'ID of an API key that may read, write and delete objects of the bucket',
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
			description: 'Only for a temporary key. Leave it empty for a permanent one.',
		},
		{
			displayName: 'Bucket',
			name: 'bucket',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. recordings-1250000000',
			description:
				'Name of the bucket with the APPID at its end. To download results it must be the one that the Content ID stands for.',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'string',
			default: 'ap-beijing',
			required: true,
			placeholder: 'e.g. ap-beijing',
			description: 'Short name of the region of the bucket',
		},
		{
			displayName: 'Endpoint',
			name: 'endpoint',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://audio.example.com',
			description:
				'Address that stands for the bucket. Fill it in only for a custom domain or the sandbox.',
		},
	];

	authenticate: IAuthenticate = async (credentials, requestOptions) =>
		authenticateRequest(parseCosCredentials(credentials), requestOptions);
}
