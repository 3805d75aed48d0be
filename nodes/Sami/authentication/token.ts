import { z } from 'zod';
import { parseRetryAfter } from '../../shared/concurrency/retry';
import type { ErrorCode } from '../../shared/http/errorCode';
import { explainStatus } from '../../shared/http/explainStatus';
import { ServiceError } from '../../shared/http/serviceError';
import { OK } from '../invoke/statusCodes';
import { TOKEN_SERVICE } from '../services';

const { name, addressField } = TOKEN_SERVICE;

/** How long a new token is to be valid, in seconds. */
export const TOKEN_LIFETIME = 3600;

export interface Token {
	token: string;
	/** Epoch milliseconds. */
	expiresAt: number;
}

/** An answer of the token service. */
export interface TokenAnswer {
	httpStatus: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	body: unknown;
}

/** Numbers may come as text. */
const numeric = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);
/** What is not needed, and odd, counts as missing. */
const optionalText = z.string().optional().catch(undefined);

/** Of an answer that grants a token, only the token is needed. */
const tokenSchema = z.object({
	status_code: numeric.optional().catch(undefined),
	token: z.string().min(1),
	/** Epoch seconds. */
	expires_at: numeric.optional().catch(undefined),
});

/** The fields of a refusal in all its shapes: GetToken's (volcengine.com/docs/6489/71995), SAMI's and the OpenAPI's. */
const refusalSchema = z.object({
	Code: optionalText,
	code: numeric.optional().catch(undefined),
	msg: optionalText,
	status_text: optionalText,
	task_id: optionalText,
	ResponseMetadata: z
		.object({
			RequestId: optionalText,
			Error: z.object({ Code: z.string(), Message: optionalText }).optional().catch(undefined),
		})
		.optional()
		.catch(undefined),
});

/**
 * Reads the answer to GetToken.
 *
 * @throws ServiceError that tells a wrong key, a wrong App Key, a missing policy and a busy service apart
 */
export function readToken(answer: TokenAnswer): Token {
	const granted = tokenSchema.safeParse(answer.body);
	if (!granted.success || (granted.data.status_code ?? OK) !== OK) throw explainRefusal(answer);
	const { token, expires_at: expiresAt } = granted.data;
	return { token, expiresAt: expiresAt ? expiresAt * 1000 : Date.now() + TOKEN_LIFETIME * 1000 };
}

/** Why there is no token. */
interface Explanation {
	message: string;
	hint: string;
	code?: ErrorCode;
}

function explainRefusal(answer: TokenAnswer): ServiceError {
	const { httpStatus, headers, body } = answer;
	const refusal = refusalSchema.safeParse(body).data;
	const metadata = refusal?.ResponseMetadata;
	const code = metadata?.Error?.Code ?? refusal?.Code ?? refusal?.code;
	const known = REFUSALS.find(({ codes }) => codes.some((one) => one === code));
	const said = metadata?.Error?.Message ?? refusal?.msg ?? refusal?.status_text;
	const status = code === undefined ? explainStatus(httpStatus, name, addressField) : undefined;
	const explanation: Explanation = known ??
		status ?? {
			message: `Volcengine issued no SAMI token: ${code ?? describeAnswer(answer)}`,
			hint:
				httpStatus === 404 && code === undefined
					? `Check ${addressField} in the credential`
					: `${quote(said)}Check Access Key ID, Secret Access Key and ${addressField} in the credential`,
		};
	// What is not JSON was cut off, or comes from something before the service.
	const isPassing = httpStatus < 300 && typeof body === 'string';
	const isBusy = code === 'FlowLimitExceeded' || httpStatus === 429 || httpStatus >= 500;
	return new ServiceError(explanation.message, {
		...explanation,
		httpStatus,
		references: { 'request ID': metadata?.RequestId, 'task ID': refusal?.task_id },
		retry:
			isBusy || isPassing
				? { kind: 'later', afterMilliseconds: parseRetryAfter(headers['retry-after']) }
				: { kind: 'never' },
	});
}

function describeAnswer({ httpStatus, body }: TokenAnswer): string {
	return `it answered with ${describeBody(body)} (HTTP ${httpStatus})`;
}

function describeBody(body: unknown): string {
	if (typeof body !== 'string') return 'JSON that does not match its API';
	if (body.trim() === '') return 'nothing';
	return body.trim().startsWith('<') ? 'a web page' : 'something that is not JSON';
}

function quote(text: string | undefined): string {
	return text ? `The service says: ${text}. ` : '';
}

/** What the codes of a refusal mean. */
const REFUSALS: ReadonlyArray<Explanation & { codes: ReadonlyArray<string | number> }> = [
	{
		codes: ['LackPolicy', 'AccessDenied'],
		message: 'The access key is not allowed to create SAMI tokens',
		hint: 'Grant the policy SAMIFullAccess to the owner of the access key in the Volcengine console',
		code: 'accessDenied',
	},
	{
		codes: [420],
		message: 'The App Key does not belong to the access key',
		hint: 'Check the App Key in the credential: it must belong to the same Volcengine account as the access key',
		code: 'accessDenied',
	},
	{
		codes: [400],
		message: 'Volcengine does not accept the App Key',
		hint: 'Check the App Key in the credential',
		code: 'accessDenied',
	},
	{
		codes: ['InvalidAccessKey', 'InvalidCredential'],
		message: 'Volcengine does not know the Access Key ID',
		hint: 'Check the Access Key ID in the credential',
		code: 'accessDenied',
	},
	{
		codes: ['SignatureDoesNotMatch'],
		message: 'The Secret Access Key is wrong',
		hint: 'Check the Secret Access Key in the credential',
		code: 'accessDenied',
	},
	{
		codes: ['InvalidTimestamp', 'RequestExpired', 'SignatureExpired'],
		message: 'The clock of the machine that runs n8n is wrong',
		hint: 'Set its time: Volcengine accepts a request only within minutes of when it was signed',
		code: 'clockWrong',
	},
	{
		codes: ['FlowLimitExceeded'],
		message: 'Too many tokens were requested at once',
		hint: 'Try again in a minute',
		code: 'rateLimited',
	},
];
