import type { IHttpRequestOptions } from 'n8n-workflow';
import { z } from 'zod';
import { inputUrlSchema } from '../../shared/http/inputUrl';
import { InputError } from '../../shared/http/serviceError';
import { signRequest } from './volcengineSignature';

const required = z.string().trim().min(1);
const address = required.refine((url) => inputUrlSchema.safeParse(url).success, {
	message: 'must begin with https://',
});
const common = { appkey: required, baseUrl: address };

/** The data of the credential `samiApi`. */
const samiCredentialsSchema = z.discriminatedUnion('authentication', [
	z.object({ ...common, authentication: z.literal('token'), token: required }),
	z.object({
		...common,
		authentication: z.literal('accessKey'),
		accessKeyId: required,
		secretAccessKey: required,
		openApiUrl: address,
	}),
]);

/** The names of the fields in the form. */
const LABELS: Record<string, string> = {
	accessKeyId: 'Access Key ID',
	appkey: 'App Key',
	authentication: 'Authentication',
	baseUrl: 'Base URL',
	openApiUrl: 'OpenAPI URL',
	secretAccessKey: 'Secret Access Key',
	token: 'Token',
};

export type SamiCredentials = z.infer<typeof samiCredentialsSchema>;

/** What no error may show. */
export function secretsOf(credentials: SamiCredentials): string[] {
	return credentials.authentication === 'token'
		? [credentials.token]
		: [credentials.secretAccessKey];
}

/** @throws InputError that names the fields that are missing, or the first that is wrong */
export function parseSamiCredentials(data: unknown): SamiCredentials {
	const parsed = samiCredentialsSchema.safeParse(data);
	if (parsed.success) return parsed.data;
	const { issues } = parsed.error;
	const labelOf = ({ path: [name] }: (typeof issues)[number]) => LABELS[String(name)];
	const missing = issues.filter(({ code }) => code !== 'custom').map(labelOf);
	if (missing.length > 0) {
		throw new InputError(
			'The SAMI credential is incomplete',
			`Fill in: ${missing.join(', ')}`,
			'credentialMissing',
		);
	}
	const [wrong] = issues;
	throw new InputError(
		'The SAMI credential contains an invalid URL',
		`${labelOf(wrong!)} ${wrong!.message}`,
		'credentialMissing',
	);
}

/** Query of the OpenAPI call that makes a token (volcengine.com/docs/6489/71995). */
export const GET_TOKEN = { Action: 'GetToken', Version: '2021-07-27' } as const;

/**
 * Completes a request with what only the credential knows. A GetToken request gets the App Key and a signature. Any
 * other gets the App Key and, where the credential holds one, the token, both in the query as in the vendor's Go sample
 * (volcengine.com/docs/6489/71997).
 */
export function authenticateRequest(
	credentials: SamiCredentials,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	if (request.qs?.Action === GET_TOKEN.Action) return signTokenRequest(credentials, request);
	const token = credentials.authentication === 'token' ? { token: credentials.token } : {};
	return {
		...request,
		baseURL: withoutTrailingSlash(credentials.baseUrl),
		qs: { ...request.qs, ...token, appkey: credentials.appkey },
	};
}

function signTokenRequest(
	credentials: SamiCredentials,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	if (credentials.authentication !== 'accessKey') return request;
	const url = new URL(`${withoutTrailingSlash(credentials.openApiUrl)}/`);
	for (const [name, value] of Object.entries(request.qs ?? {}))
		url.searchParams.set(name, String(value));
	const body = JSON.stringify({ ...(request.body as object), appkey: credentials.appkey });
	const signer = {
		accessKeyId: credentials.accessKeyId,
		secretAccessKey: credentials.secretAccessKey,
		region: 'cn-north-1',
		service: 'sami',
	};
	return {
		...request,
		url: url.href,
		qs: {},
		headers: {
			...request.headers,
			'Content-Type': 'application/json',
			...signRequest({ method: 'POST', url: url.href, body }, signer),
		},
		body,
	};
}

function withoutTrailingSlash(url: string): string {
	return url.trim().replace(/\/+$/, '');
}
