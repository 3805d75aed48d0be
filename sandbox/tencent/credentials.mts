import { randomBytes, randomInt } from 'node:crypto';
import type { CosKey } from '../cos/signature.mts';

/** What an account signs in to Tencent with. */
export interface TencentCredentials {
	/** Of the job API, in the body of a request. */
	secretId: string;
	secretKey: string;
	/** The handle of the bucket that results are stored in. */
	contentId: string;
	/** Of the API gateway before the job API. */
	gateway: { secretId: string; secretKey: string; source: string };
	cos: CosKey & { bucket: string; region: string };
}

/** The demo account's: fixed, so that saved n8n credentials keep working. */
export const demoTencentCredentials: TencentCredentials = {
	secretId: 'demo-secret-id',
	secretKey: 'demo-secret-key',
	contentId: 'demo-content-id',
	gateway: {
		secretId: 'demo-gateway-secret-id',
		secretKey: 'demo-gateway-secret-key',
		source: 'uin_demo',
	},
	cos: {
		secretId: 'demo-cos-secret-id',
		secretKey: 'demo-cos-secret-key',
		bucket: 'demo-1250000000',
		region: 'ap-beijing',
	},
};

/** Credentials that no other account has; COS ones for a temporary key when asked for. */
export function randomTencentCredentials({
	temporaryKey,
	contentId,
}: {
	temporaryKey: boolean;
	/** In place of a random one. */
	contentId?: string;
}): TencentCredentials {
	const bucket = `sandbox-${randomBytes(4).toString('hex')}-${randomInt(1_250_000_000, 1_350_000_000)}`;
	const source = `uin_${randomInt(100_000, 1_000_000)}`;
	const credentials = randomMediaLabCredentials(source);
	return {
		...credentials,
		contentId: contentId ?? credentials.contentId,
		cos: {
			...randomKey(),
			...(temporaryKey ? { sessionToken: randomBytes(48).toString('base64') } : {}),
			bucket,
			region: 'ap-beijing',
		},
	};
}

/** Credentials for the job API and its gateway that no other account has. */
export function randomMediaLabCredentials(source: string): Omit<TencentCredentials, 'cos'> {
	return {
		...randomKey(),
		contentId: randomBytes(8).toString('hex'),
		gateway: { ...randomKey(), source },
	};
}

function randomKey() {
	return {
		secretId: `AKID${randomBytes(16).toString('hex')}`,
		secretKey: randomBytes(16).toString('hex'),
	};
}

/** Credentials as the control API answers them, named like the fields of the nodes' credential forms. */
export function describeTencentCredentials(
	credentials: TencentCredentials,
	{ origin, gatewaySignature }: { origin: string; gatewaySignature: boolean },
) {
	const { secretId, secretKey, contentId, gateway, cos } = credentials;
	return {
		secretId,
		secretKey,
		endpoint: 'custom',
		baseUrl: `${origin}/release`,
		gatewaySignature,
		gatewaySecretId: gateway.secretId,
		gatewaySecretKey: gateway.secretKey,
		source: gateway.source,
		contentId,
		cos: { ...cos, endpoint: `${origin}/cos/${cos.bucket}` },
	};
}
