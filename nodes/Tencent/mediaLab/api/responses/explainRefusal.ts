import type { ServiceError, ServiceErrorDetails } from '../../../../shared/http/serviceError';

export const CHECK_SECRETS =
	'Check Secret ID and Secret Key in the credential, and that your account may use this service';
const REFUSED = 'Tencent Media Lab refused the request';
const REFUSED_IN_WORDS = 'requestRefused';
const CREDENTIAL_REFUSED_IN_WORDS = 'credentialRefused';
const BUSY = 'serviceBusy';
const BUSY_OR_UNKNOWN = 'serviceBusyOrUnknown';

/** Whatever says what went wrong. */
type CodedFailure = Pick<ServiceError, 'code'>;

/** A refusal in words for the user. */
export interface Explanation extends Pick<ServiceErrorDetails, 'hint' | 'retry'> {
	message: string;
	code: ServiceError['code'];
}

/**
 * Explains why the job API refused a request.
 *
 * @param said what it said
 */
export function explainRefusal(said: string): Explanation {
	return explainBy(API_REFUSALS, said);
}

/**
 * Explains why the API gateway refused a request. What it says in words of its own is never said by the job API.
 *
 * @param said what it said
 */
export function explainGatewayRefusal(said: string): Explanation {
	const explanation = explainBy([...GATEWAY_REFUSALS, ...API_REFUSALS], said);
	if (explanation.code === BUSY_OR_UNKNOWN) return { ...explanation, code: BUSY };
	const isInWords = isRefusedInWords(explanation, true);
	return isInWords ? { ...explanation, code: 'gatewayRefused' } : explanation;
}

/**
 * Whether the vendor itself refused what was asked for, and not because of the account, a quota, a service that is busy, or
 * a gateway. Refused so, GetJob says that there may be no such job. The vendor may also say that in words that could be
 * about the account or about a service that is busy, as "no such job or no permission" or "no such job, try again later":
 * then it counts whether the credential works.
 *
 * @param isCredentialAccepted whether another request with the same credential has been answered
 */
export function isRefusedInWords({ code }: CodedFailure, isCredentialAccepted = false): boolean {
	return code === REFUSED_IN_WORDS || (isCredentialAccepted && mayBeCredential({ code }));
}

/**
 * Whether words refuse a request of which only another one can tell whether it is because of the credential, or of a
 * service that is busy.
 */
export function mayBeCredential({ code }: CodedFailure): boolean {
	return code === CREDENTIAL_REFUSED_IN_WORDS || code === BUSY_OR_UNKNOWN;
}

/** Whether the service may have done what was asked all the same. */
export function isBusy({ code }: CodedFailure): boolean {
	return code === BUSY || code === BUSY_OR_UNKNOWN;
}

/** Whether only the words of the job API, and not its status, say that the service is busy. */
export function isBusyInWords({
	code,
	httpStatus,
}: Pick<ServiceError, 'code' | 'httpStatus'>): boolean {
	return isBusy({ code }) && (httpStatus === 200 || httpStatus === 404);
}

function explainBy(refusals: readonly KnownRefusal[], said: string): Explanation {
	const known = refusals.find(({ pattern }) => pattern.test(said));
	if (known) {
		const { meaning, hint, code, retry } = known;
		return { message: `${meaning}: ${said}`, hint, code, retry };
	}
	return {
		message: `${REFUSED}: ${said}`,
		hint: 'Check the fields of the node against what Tencent says',
		code: REFUSED_IN_WORDS,
	};
}

interface KnownRefusal extends Omit<Explanation, 'message'> {
	pattern: RegExp;
	meaning: string;
}

/** Messages of the API gateway (`tencentcloud.com/document/product/628/35260`). */
const GATEWAY_REFUSALS: readonly KnownRefusal[] = [
	{
		pattern: /HMAC signature|authorization header|X-?Date header|cannot identify the client/i,
		meaning: 'The API gateway does not accept the signature',
		hint:
			'Turn on Gateway Signature in the credential, check the gateway key and Source there, ' +
			'and check the clock of the machine that runs n8n',
		code: 'accessDenied',
	},
	{
		pattern: /Found no validate usage plan/i,
		meaning: 'The API gateway does not know this client',
		hint: 'Ask Tencent Media Lab to bind your gateway key, or choose another Endpoint in the credential',
		code: 'accessDenied',
	},
	{
		pattern: /There is no api match|service (is )?not (found|exist)/i,
		meaning: 'The API gateway has no such address',
		hint:
			'Choose another Endpoint in the credential: Tencent announced that its old API gateway ' +
			'would stop in 2025, and newer pages name https://api.mediax.tencent.com',
		code: 'serviceUnreachable',
	},
];

/** Says that there is not something. */
const UNKNOWN = /not (exist|found|known)|n't exist|no such|不存在|未找到|找不到/i;
const BUSY_WORDS =
	/\bbusy\b|unavailable|internal ?(server )?error|overload|timed out|(request|gateway) time-?out|^time-?out$|繁忙|稍后|内部错误|系统错误|请求超时/i;

/** Messages of the job API. */
const API_REFUSALS: readonly KnownRefusal[] = [
	{
		pattern:
			/secret|signature|unauthori[sz]ed|authoriz|auth(entication)? ?fail|permission|access denied|forbidden|鉴权|权限|密钥/i,
		meaning: REFUSED,
		hint: CHECK_SECRETS,
		code: CREDENTIAL_REFUSED_IN_WORDS,
	},
	{
		pattern:
			/QPS|rate limit|limit ?exceeded|too many requests|too frequent|throttl|频率|频繁|限流/i,
		meaning: REFUSED,
		hint: 'Lower Concurrency in Options, or raise Polling Interval',
		code: 'rateLimited',
		retry: { kind: 'later' },
	},
	{
		pattern: /quota|balance|arrear|overdue|配额|额度|余额|欠费/i,
		meaning: REFUSED,
		hint: 'Check the quota and the balance of your account at Tencent Cloud',
		code: 'quotaExceeded',
	},
	{
		pattern: new RegExp(`^(?=[^]*(${UNKNOWN.source}))(?=[^]*(${BUSY_WORDS.source}))`, 'i'),
		meaning: 'Tencent Media Lab cannot answer now, or does not know it',
		hint: 'Try again later',
		code: BUSY_OR_UNKNOWN,
		retry: { kind: 'later' },
	},
	{
		pattern: BUSY_WORDS,
		meaning: 'Tencent Media Lab cannot answer now',
		hint: 'Try again later',
		code: BUSY,
		retry: { kind: 'later' },
	},
];
