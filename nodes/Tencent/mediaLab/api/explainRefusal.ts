import type { ServiceError, ServiceErrorDetails } from '../../../shared/http/serviceError';

export const CHECK_SECRETS =
	'Check Secret ID and Secret Key in the credential, and that the account may use this capability';
const REFUSED = 'Tencent Media Lab refused the request';
const NO_SUCH_JOB = 'noSuchJob';

/** A refusal in words for the user. */
interface Explanation extends Pick<ServiceErrorDetails, 'hint' | 'code'> {
	message: string;
}

/**
 * Explains why a request was refused.
 *
 * @param said what the vendor or its gateway said
 */
export function explainRefusal(said: string): Explanation {
	const known = KNOWN_REFUSALS.find(({ pattern }) => pattern.test(said));
	if (known) return { message: `${known.meaning}: ${said}`, hint: known.hint };
	return {
		message: `${REFUSED}: ${said}`,
		hint: 'Check the fields of the node against what the service says',
		code: saysNoSuchJob(said) ? NO_SUCH_JOB : undefined,
	};
}

/**
 * Whether the vendor refused a request because it knows no such job. A refusal that is not recognized as one
 * counts as any other.
 */
export function isNoSuchJob({ code }: ServiceError): boolean {
	return code === NO_SUCH_JOB;
}

/** The documentation does not say how the vendor puts it. */
function saysNoSuchJob(said: string): boolean {
	return (
		/\bjob|任务/i.test(said) &&
		/not (be )?found|not exist|no such|unknown|invalid|不存在|找不到/i.test(said) &&
		!/secret|auth|鉴权|permission/i.test(said)
	);
}

/** Messages of the API gateway (`tencentcloud.com/document/product/628/35260`) and of the job API. */
const KNOWN_REFUSALS = [
	{
		pattern: /HMAC signature|authorization header|X-?Date header|cannot identify the client/i,
		meaning: 'The API gateway does not accept the signature',
		hint:
			'Turn on Gateway Signature in the credential and check the gateway key and Source there; ' +
			'also check the clock of the machine that runs n8n',
	},
	{
		pattern: /Found no validate usage plan/i,
		meaning: 'The API gateway does not know this client',
		hint: 'Have Tencent Media Lab bind your gateway key, or choose another Endpoint in the credential',
	},
	{
		pattern: /There is no api match|service (is )?not (found|exist)/i,
		meaning: 'The API gateway has no such address',
		hint:
			'Choose another Endpoint in the credential: the API gateway of the first documentation ' +
			'was announced to stop in 2025, newer pages name https://api.mediax.tencent.com',
	},
	{
		pattern: /modelName.*(unique|exist|duplicate|重复)/is,
		meaning: 'There is a model of this name already',
		hint: 'Choose another Model Name: it must be new, and stays taken once a model is trained',
	},
	{
		pattern: /secret|unauthori[sz]ed|auth(entication)? fail|鉴权/i,
		meaning: REFUSED,
		hint: CHECK_SECRETS,
	},
];
