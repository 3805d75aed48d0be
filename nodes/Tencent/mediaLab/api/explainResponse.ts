import { parseRetryAfter } from '../../../shared/concurrency/retry';
import { ServiceError } from '../../../shared/http/serviceError';
import type { Retry } from '../../../shared/http/serviceError';
import type { Call } from './requests';
import { envelopeSchema } from './responseSchema';

const LONGEST_QUOTE = 300;
const CHECK_SECRETS =
	'Check Secret ID and Secret Key in the credential, and that the account may use this capability';
const REFUSED = 'Tencent Media Lab refused the request';
const CHECK_ENDPOINT = 'Check Endpoint in the credential';

/** What came back for a call: its body as text, or as JSON already read. */
export interface Answer {
	httpStatus: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	body: unknown;
}

/** What an answer means. */
export type Outcome<Response> =
	| { kind: 'answered'; response: Response; requestId?: string }
	/** The vendor did not do what was asked. */
	| { kind: 'refused'; error: ServiceError }
	/** Nobody knows whether the vendor did what was asked: after CreateJob, ListJobs has to tell. */
	| { kind: 'unclear'; error: ServiceError };

/**
 * Reads the answer to a call. An answer without the expected response is a failure, whatever its HTTP
 * status. What the vendor or a gateway says in words is quoted; a web page is never shown.
 */
export function interpretAnswer<Response>(call: Call<Response>, answer: Answer): Outcome<Response> {
	const { isJson, value } = readJson(answer.body);
	const envelope = isJson ? envelopeSchema.safeParse(value) : undefined;
	if (!envelope?.success)
		return { kind: kindOf(answer, false), error: explainForeignAnswer(answer) };

	const { requestId, errorResponse, message } = envelope.data;
	const requestIds = { 'request ID': requestId ?? gatewayRequestId(answer) };
	const response = call.responseSchema.safeParse(envelope.data[call.responseField]);
	if (response.success) {
		return { kind: 'answered', response: response.data, requestId: requestId ?? undefined };
	}
	const said = quote(errorResponse?.message) ?? quote(message);
	if (said === undefined) {
		const text = `Tencent Media Lab answered without the ${call.responseField} of its API`;
		const error = explain(answer, text, `Try again later. ${CHECK_ENDPOINT}`, requestIds);
		return { kind: errorResponse ? 'refused' : kindOf(answer, false), error };
	}
	const known = REFUSALS.find(({ pattern }) => pattern.test(said));
	const text = known?.meaning ?? REFUSED;
	const hint = known?.hint ?? 'Check the fields of the node against what the service says';
	return {
		kind: kindOf(answer, true),
		error: explain(answer, `${text}: ${said}`, hint, requestIds),
	};
}

/** Messages of the API gateway (Tencent Cloud 628/35260) and of the job API. */
const REFUSALS = [
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
		meaning: undefined,
		hint: CHECK_SECRETS,
	},
];

/**
 * Whether the vendor has refused a request because it knows no such job. How it says so is not documented; what is not
 * recognized counts as a failure of another kind.
 */
export function saysNoSuchJob({ message }: ServiceError): boolean {
	const said = message.startsWith(`${REFUSED}: `) ? message.slice(REFUSED.length) : '';
	const isAboutAccess = /secret|auth|鉴权|permission/i.test(said);
	return (
		!isAboutAccess &&
		/\bjob|任务/i.test(said) &&
		/not (be )?found|not exist|no such|unknown|invalid|不存在|找不到/i.test(said)
	);
}

function explainForeignAnswer(answer: Answer): ServiceError {
	const text = typeof answer.body === 'string' ? answer.body.trim() : '';
	const kind =
		text === ''
			? 'nothing'
			: text.startsWith('<')
				? 'a web page'
				: 'something that is not JSON of its API';
	const hint =
		answer.httpStatus === 401 || answer.httpStatus === 403
			? CHECK_SECRETS
			: `Try again later; if it keeps failing, check the proxy of this n8n. ${CHECK_ENDPOINT}`;
	const message = `Tencent Media Lab, or a gateway, answered with ${kind} (HTTP ${answer.httpStatus})`;
	return explain(answer, message, hint, { 'request ID': gatewayRequestId(answer) });
}

function explain(
	answer: Answer,
	message: string,
	hint: string,
	references: Record<string, string | undefined>,
): ServiceError {
	return new ServiceError(message, {
		hint,
		httpStatus: answer.httpStatus,
		references,
		retry: retryOf(answer),
	});
}

/** HTTP 429 and 5xx are tried again, whatever the body says. */
function retryOf({ httpStatus, headers }: Answer): Retry {
	const isBusy = httpStatus === 429 || httpStatus >= 500;
	return isBusy
		? { kind: 'later', afterMilliseconds: parseRetryAfter(headers['retry-after']) }
		: { kind: 'never' };
}

/** A 4xx is a refusal, 408 and 5xx are not; a success without its response is one only where it says why. */
function kindOf({ httpStatus }: Answer, isExplained: boolean): 'refused' | 'unclear' {
	if (httpStatus >= 500 || httpStatus === 408) return 'unclear';
	return httpStatus >= 300 || isExplained ? 'refused' : 'unclear';
}

/** The ID that Tencent's API gateway gives a request. */
function gatewayRequestId({ headers }: Answer): string | undefined {
	const requestId = headers['x-api-requestid'];
	return typeof requestId === 'string' ? requestId : undefined;
}

/** A message on one line and of bounded length; undefined where it is empty or itself a web page. */
function quote(message: string | null | undefined): string | undefined {
	const line = (message ?? '').replace(/\s+/g, ' ').trim();
	if (line === '' || line.startsWith('<')) return undefined;
	return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}

function readJson(body: unknown): { isJson: boolean; value?: unknown } {
	if (typeof body !== 'string') return { isJson: true, value: body };
	try {
		return { isJson: true, value: JSON.parse(body) };
	} catch {
		return { isJson: false };
	}
}
