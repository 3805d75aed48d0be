import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { z } from 'zod';
import { inputUrlSchema } from '../../../shared/http/inputUrl';
import { InputError } from '../../../shared/http/serviceError';
import { signForGateway } from './gatewaySignature';

/**
 * The addresses of the job API by `endpoint`: the seeds' host and prefix, and that of newer pages of the
 * vendor.
 */
export const BASE_URLS = {
	apiGateway: 'https://service-mqk0mc83-1257411467.bj.apigw.tencentcs.com/release',
	mediax: 'https://api.mediax.tencent.com',
} as const;

const required = z.string().trim().min(1);

const endpointSchema = z.discriminatedUnion('endpoint', [
	z.object({ endpoint: z.literal('apiGateway') }),
	z.object({ endpoint: z.literal('mediax') }),
	z.object({
		endpoint: z.literal('custom'),
		baseUrl: required.refine((url) => inputUrlSchema.safeParse(url).success),
	}),
]);

const gatewaySchema = z.discriminatedUnion('gatewaySignature', [
	z.object({ gatewaySignature: z.literal(false) }),
	z.object({
		gatewaySignature: z.literal(true),
		gatewaySecretId: required,
		gatewaySecretKey: required,
		source: required,
	}),
]);

/** The data of the credential `tencentMediaLabApi`. */
const mediaLabCredentialsSchema = z
	.object({ secretId: required, secretKey: required })
	.and(endpointSchema)
	.and(gatewaySchema);

/** The fields as the user sees them. */
const LABELS: Record<string, string> = {
	baseUrl: 'Base URL',
	endpoint: 'Endpoint',
	gatewaySecretId: 'Gateway Secret ID',
	gatewaySecretKey: 'Gateway Secret Key',
	gatewaySignature: 'Gateway Signature',
	secretId: 'Secret ID',
	secretKey: 'Secret Key',
	source: 'Source',
};

export type MediaLabCredentials = z.infer<typeof mediaLabCredentialsSchema>;

/** What a credential means that was saved without these fields. */
const DEFAULTS = { endpoint: 'apiGateway', gatewaySignature: false };

/** @throws InputError that names the fields that are missing or wrong */
export function parseMediaLabCredentials(data: unknown): MediaLabCredentials {
	const parsed = mediaLabCredentialsSchema.safeParse({ ...DEFAULTS, ...Object(data) });
	if (parsed.success) return parsed.data;
	const wrong = parsed.error.issues.map(({ path: [name] }) => LABELS[String(name)]).join(', ');
	throw new InputError(
		'The credential for Tencent Media Lab is not complete',
		`Fill in, or correct: ${wrong}`,
	);
}

/**
 * Completes a request with what only the credential knows: the base URL, the secrets, right behind `action`
 * in the body as in the seeds, and the headers of the API gateway where it asks for them.
 *
 * @param request its body an object; its `url` a path such as `/job`
 */
export function authenticateRequest(
	credentials: MediaLabCredentials,
	request: IHttpRequestOptions,
	date = new Date(),
): IHttpRequestOptions {
	const { secretId, secretKey } = credentials;
	const { action, ...rest } = request.body as IDataObject;
	const gatewayHeaders = credentials.gatewaySignature ? signForGateway(credentials, date) : {};
	return {
		...request,
		baseURL: baseUrlOf(credentials),
		headers: { ...request.headers, ...gatewayHeaders },
		body: { action, secretId, secretKey, ...rest },
	};
}

function baseUrlOf(credentials: MediaLabCredentials): string {
	if (credentials.endpoint === 'custom') return credentials.baseUrl.replace(/\/+$/, '');
	return BASE_URLS[credentials.endpoint];
}
