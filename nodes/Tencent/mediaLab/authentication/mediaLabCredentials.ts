import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { z } from 'zod';
import { inputUrlSchema } from '../../../shared/http/inputUrl';
import { InputError } from '../../../shared/http/serviceError';
import { signForGateway } from './gatewaySignature';

/** The addresses of the job API that the vendor documents. */
export type DocumentedEndpoint = 'apiGateway' | 'mediax';

/**
 * The base URLs of the job API by `endpoint`. `apiGateway` is that of the first documentation
 * (`multimedia.tencent.com/docs/smart-music/api/voice-cloning`); `mediax` is that of newer pages, such as
 * `multimedia.tencent.com/en/docs/smart-music/user-guide/5-minute-access-guide`.
 */
export const BASE_URLS: Record<DocumentedEndpoint, string> = {
	apiGateway: 'https://service-mqk0mc83-1257411467.bj.apigw.tencentcs.com/release',
	mediax: 'https://api.mediax.tencent.com',
};

/** The documented endpoints as the form names them. */
export const ENDPOINT_NAMES: Record<DocumentedEndpoint, string> = {
	apiGateway: 'API Gateway',
	mediax: 'MediaX',
};

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
	.object({
		secretId: required,
		secretKey: required,
		/** The vendor's `tmpContentId`: the repository of nodes whose own Content ID is empty. */
		contentId: z.string().trim().optional(),
	})
	.and(endpointSchema)
	.and(gatewaySchema);

/** The labels of the fields in the credential. */
const LABELS: Record<string, string> = {
	baseUrl: 'Base URL',
	contentId: 'Content ID',
	endpoint: 'Endpoint',
	gatewaySecretId: 'Gateway Secret ID',
	gatewaySecretKey: 'Gateway Secret Key',
	gatewaySignature: 'Gateway Signature',
	secretId: 'Secret ID',
	secretKey: 'Secret Key',
	source: 'Source',
};

export type MediaLabCredentials = z.infer<typeof mediaLabCredentialsSchema>;

/** What the form shows first. A credential that was saved without these fields means the same. */
export const DEFAULTS = { endpoint: 'mediax', gatewaySignature: true } as const;

/** @throws InputError that names the fields which are missing or wrong */
export function parseMediaLabCredentials(data: unknown): MediaLabCredentials {
	const parsed = mediaLabCredentialsSchema.safeParse({ ...DEFAULTS, ...Object(data) });
	if (parsed.success) return parsed.data;
	const wrong = parsed.error.issues.map(({ path: [name] }) => LABELS[String(name)]).join(', ');
	throw new InputError(
		'The Tencent Media Lab credential is incomplete',
		`Fill in, or correct: ${wrong}`,
		'credentialMissing',
	);
}

/**
 * Completes a request with what only the credential holds: the base URL, the secrets, which follow `action` in the body
 * as documented, and the headers of the API gateway if it is to be signed for.
 *
 * @param request with an object as its body and a path such as `/job` as its `url`
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

/** The base URL of the job API, without a slash at its end. */
export function baseUrlOf(credentials: MediaLabCredentials): string {
	if (credentials.endpoint === 'custom') return credentials.baseUrl.replace(/\/+$/, '');
	return BASE_URLS[credentials.endpoint];
}
