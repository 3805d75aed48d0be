import type { ICredentialTestFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { withRetries } from '../../shared/concurrency/retry';
import { isUnsent, toConnectionError } from '../../shared/http/connectionError';
import { InputError, ServiceError } from '../../shared/http/serviceError';
import {
	requestInCredentialTest,
	requestTextWithCredential,
} from '../../shared/n8n/authenticatedRequest';
import type { RequestContext } from '../../shared/n8n/authenticatedRequest';
import { readCredential } from '../../shared/n8n/readCredential';
import { interpretResponse } from './api/responses/interpretResponse';
import type { ApiOutcome, HttpResponse } from './api/responses/interpretResponse';
import type { ApiRequest } from './api/requests';
import { hideCredentials } from './authentication/hideCredentials';
import {
	authenticateRequest,
	parseMediaLabCredentials,
} from './authentication/mediaLabCredentials';
import type { MediaLabCredentials } from './authentication/mediaLabCredentials';

/** Name of the credential that authenticates every request here. */
export const MEDIA_LAB_API = 'tencentMediaLabApi';

const SERVICE = 'Tencent Media Lab';
/** In milliseconds. The job API only queues work, so it responds soon. */
const TIMEOUT = 60_000;
/** In bytes. The largest response lists the jobs of a Custom ID, a kilobyte or two each. */
const MAX_LENGTH = 32 * 1024 * 1024;
const RETRIES = 4;

/**
 * Sends a request to the job API once.
 *
 * @returns what the response, or its absence, says; `unclear` where the vendor may have done what was asked
 * @throws the reason of the signal when it is aborted
 */
export async function sendRequest<T>(
	context: RequestContext,
	request: ApiRequest<T>,
	signal: AbortSignal,
): Promise<ApiOutcome<T>> {
	let credentials: MediaLabCredentials;
	try {
		credentials = await getMediaLabCredentials(context);
	} catch (error) {
		return { kind: 'refused', error: explainCredential(error) };
	}
	const limits = { timeout: TIMEOUT, length: MAX_LENGTH, service: SERVICE };
	let response: HttpResponse;
	try {
		response = await requestTextWithCredential(
			context,
			MEDIA_LAB_API,
			toOptions(request),
			limits,
			signal,
		);
	} catch (error) {
		signal.throwIfAborted();
		return explainMissingResponse(error, credentials);
	}
	const body = hideCredentials(response.body, credentials);
	return interpretResponse(request, { ...response, body });
}

/**
 * Sends a request that changes nothing at the vendor, and so can be repeated when the service is in trouble.
 *
 * @throws ServiceError when the request is refused or gets no proper response; the reason of the signal when it is
 *   aborted
 */
export async function sendWithRetries<T>(
	context: RequestContext,
	request: ApiRequest<T>,
	signal: AbortSignal,
): Promise<T> {
	const attempt = async () => {
		const outcome = await sendRequest(context, request, signal);
		if (outcome.kind === 'answered') return outcome.response;
		throw outcome.error;
	};
	return await withRetries(attempt, { retries: RETRIES, signal });
}

/**
 * Sends a request with credentials that are not saved yet.
 *
 * @param timeout in milliseconds
 */
export async function sendInCredentialTest<T>(
	helpers: ICredentialTestFunctions['helpers'],
	credentials: MediaLabCredentials,
	request: ApiRequest<T>,
	timeout?: number,
): Promise<ApiOutcome<T>> {
	const options = authenticateRequest(credentials, toOptions(request));
	let response: HttpResponse;
	try {
		response = await requestInCredentialTest(
			helpers,
			{ ...options, body: JSON.stringify(options.body) },
			{ timeout, service: SERVICE },
		);
	} catch (error) {
		return explainMissingResponse(error, credentials);
	}
	const body = hideCredentials(response.body, credentials);
	return interpretResponse(request, { ...response, body });
}

/**
 * The Content ID that counts where a node has none of its own.
 *
 * @throws ServiceError when the credential is incomplete, or n8n cannot read it now
 */
export async function readDefaultContentId(context: RequestContext): Promise<string | undefined> {
	try {
		return (await getMediaLabCredentials(context)).contentId;
	} catch (error) {
		throw explainCredential(error);
	}
}

/**
 * The credential of a node.
 *
 * @throws InputError when it is incomplete; what n8n throws where it cannot be read
 */
export async function getMediaLabCredentials(
	context: RequestContext,
): Promise<MediaLabCredentials> {
	return await readCredential(context, MEDIA_LAB_API, parseMediaLabCredentials);
}

/** Why no request can be made: the credential is incomplete, or n8n cannot read it now. */
function explainCredential(error: unknown): ServiceError {
	if (error instanceof InputError) {
		const { message, hint, code } = error;
		return new ServiceError(message, { hint, code });
	}
	const reason = error instanceof Error ? error.message : String(error);
	return new ServiceError(`n8n cannot read the credential for ${SERVICE}: ${reason}`, {
		hint: 'Choose a credential in the node; if there is one, check that it still exists and that this workflow may use it',
		code: 'credentialMissing',
		retry: toConnectionError(error, SERVICE).retry,
	});
}

function toOptions({
	path,
	body,
}: Pick<ApiRequest<unknown>, 'path' | 'body'>): IHttpRequestOptions {
	return {
		method: 'POST',
		url: path,
		headers: { 'Content-Type': 'application/json' },
		body: body as IHttpRequestOptions['body'],
	};
}

/** Where the request cannot have arrived, it counts as refused. */
function explainMissingResponse(
	reason: unknown,
	{ endpoint }: MediaLabCredentials,
): { kind: 'refused' | 'unclear'; error: ServiceError } {
	const addressField = endpoint === 'custom' ? 'Base URL' : 'Endpoint';
	const error = toConnectionError(reason, SERVICE, addressField);
	return { kind: isUnsent(error) ? 'refused' : 'unclear', error };
}
