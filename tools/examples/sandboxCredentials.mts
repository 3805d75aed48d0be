import { demoCredentials } from '../../sandbox/accounts.mts';
import { demoTencentCredentials } from '../../sandbox/tencent/credentials.mts';
import type { PlainCredential } from '../n8n/index.mts';

/** What `npm run sandbox` tells users to enter, under the IDs that the example workflows give it. */
export function createSandboxCredentials(sandboxUrl: string): PlainCredential[] {
	const { secretId, secretKey, contentId, gateway, cos } = demoTencentCredentials;
	return [
		{
			id: 'sami-sandbox',
			name: 'SAMI Sandbox',
			type: 'samiApi',
			data: {
				...demoCredentials,
				authentication: 'accessKey',
				baseUrl: sandboxUrl,
				openApiUrl: `${sandboxUrl}/open-api`,
			},
		},
		{
			id: 'tencent-sandbox',
			name: 'Tencent Media Lab Sandbox',
			type: 'tencentMediaLabApi',
			data: {
				contentId,
				secretId,
				secretKey,
				gatewaySignature: true,
				gatewaySecretId: gateway.secretId,
				gatewaySecretKey: gateway.secretKey,
				source: gateway.source,
				endpoint: 'custom',
				baseUrl: `${sandboxUrl}/release`,
			},
		},
		{
			id: 'cos-sandbox',
			name: 'Tencent COS Sandbox',
			type: 'tencentCosApi',
			data: { ...cos, endpoint: `${sandboxUrl}/cos/${cos.bucket}` },
		},
	];
}
