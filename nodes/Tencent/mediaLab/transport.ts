import type { ICredentialTestFunctions, IHttpRequestOptions } from 'n8n-workflow';
import {
	requestInCredentialTest,
	requestWithCredential,
} from '../../shared/n8n/authenticatedRequest';
import type { RequestContext } from '../../shared/n8n/authenticatedRequest';
import { isUnsent, toConnectionError } from '../../shared/http/connectionError';
import { withRetries } from '../../shared/concurrency/retry';
import { InputError, ServiceError } from '../../shared/http/serviceError';
import {
	authenticateRequest,
	parseMediaLabCredentials,
} from './authentication/mediaLabCredentials';
import type { MediaLabCredentials } from './authentication/mediaLabCredentials';
import { interpretAnswer } from './api/explainResponse';
import type { Outcome } from './api/explainResponse';
import type { Call } from './api/requests';

/** Name of the credential that authenticates every request here. */
export const MEDIA_LAB_API = 'tencentMediaLabApi';

const SERVICE = 'Tencent Media Lab';
/** The job API only takes notes, so it answers soon; in milliseconds. */
const TIMEOUT = 60_000;
const READ_RETRIES = 4;

/**
 * Makes one call of the job API.
 *
 * @returns what the answer, or its absence, means; `unclear` where the vendor may have done what was asked
 * @throws the reason of the signal when it is aborted
 */
export async function call<Response>(
	context: RequestContext,
	request: Call<Response>,
	signal: AbortSignal,
): Promise<Outcome<Response>> {
	const refusal = await checkCredential(context);
	if (refusal) return { kind: 'refused', error: refusal };
	const limited = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]);
	const [answer] = await Promise.allSettled([
		requestWithCredential(context, MEDIA_LAB_API, toOptions(request), limited),
	]);
	if (answer.status === 'rejected') {
		signal.throwIfAborted();
		return failToConnect(answer.reason);
	}
	const { statusCode, headers, body } = answer.value;
	return interpretAnswer(request, { httpStatus: statusCode, headers, body });
}

/** Why no request can be made: the credential is not complete, or n8n cannot read it now. */
async function checkCredential(context: RequestContext): Promise<ServiceError | undefined> {
	const [checked] = await Promise.allSettled([
		context.getCredentials(MEDIA_LAB_API).then(parseMediaLabCredentials),
	]);
	if (checked.status === 'fulfilled') return undefined;
	const reason = checked.reason as Error;
	if (reason instanceof InputError) return new ServiceError(reason.message, { hint: reason.hint });
	return new ServiceError(`n8n cannot read the credential for ${SERVICE}: ${reason.message}`, {
		hint: 'Choose a credential in the node; if there is one, check that it still exists and that this workflow may use it',
		retry: toConnectionError(reason, SERVICE).retry,
	});
}

/**
 * Makes a call that changes nothing at the vendor, so that it can be repeated when the service is in trouble.
 *
 * @throws ServiceError when there is no proper answer; the reason of the signal when it is aborted
 */
export async function read<Response>(
	context: RequestContext,
	request: Call<Response>,
	signal: AbortSignal,
): Promise<Response> {
	const attempt = async () => {
		const outcome = await call(context, request, signal);
		if (outcome.kind === 'answered') return outcome.response;
		throw outcome.error;
	};
	return await withRetries(attempt, { retries: READ_RETRIES, signal });
}

/** Makes a call with credentials that are not saved yet. */
export async function callInCredentialTest<Response>(
	helpers: ICredentialTestFunctions['helpers'],
	credentials: MediaLabCredentials,
	request: Call<Response>,
): Promise<Outcome<Response>> {
	const complete = authenticateRequest(credentials, toOptions(request));
	const [answer] = await Promise.allSettled([
		requestInCredentialTest(helpers, { ...complete, body: JSON.stringify(complete.body) }),
	]);
	return answer.status === 'rejected'
		? failToConnect(answer.reason)
		: interpretAnswer(request, answer.value);
}

function toOptions({ path, body }: Call<unknown>): IHttpRequestOptions {
	return {
		method: 'POST',
		url: path,
		headers: { 'Content-Type': 'application/json' },
		body: body as IHttpRequestOptions['body'],
		encoding: 'text',
	};
}

function failToConnect(reason: unknown): {
	kind: 'refused' | 'unclear';
	error: ReturnType<typeof toConnectionError>;
} {
	const error = toConnectionError(reason, SERVICE);
	return { kind: isUnsent(error) ? 'refused' : 'unclear', error };
}
