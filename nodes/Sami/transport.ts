import type {
	ICredentialTestFunctions,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { requestInCredentialTest, requestWithCredential } from '../shared/n8n/authenticatedRequest';
import { toConnectionError } from '../shared/http/connectionError';
import { ServiceError } from '../shared/http/serviceError';
import {
	GET_TOKEN,
	authenticateRequest,
	parseSamiCredentials,
} from './authentication/samiCredentials';
import type { SamiCredentials } from './authentication/samiCredentials';
import { TOKEN_LIFETIME, readToken } from './authentication/token';
import type { Token } from './authentication/token';
import { getCachedToken } from './authentication/tokenCache';

/** Name of the credential that authenticates every request here. */
export const SAMI_API = 'samiApi';

const SERVICE = 'SAMI';
const TOKEN_SERVICE = 'The Volcengine token service';
/** For requests without a recording, in milliseconds. */
const SHORT_TIMEOUT = 30_000;

const INVOKE_PATH = '/api/v1/invoke';
const INVOKE_QUERY = { version: 'v4', namespace: 'VoiceConversion' };
const JSON_HEADERS = { 'Content-Type': 'application/json' };

const TOKEN_REQUEST: IHttpRequestOptions = {
	method: 'POST',
	url: '/',
	qs: { ...GET_TOKEN },
	body: { token_version: 'volc-auth-v1', expiration: TOKEN_LIFETIME },
	json: true,
};

/** The body of an invoke request: short ones as text, recordings as a stream of known length. */
export type InvokeBody = { text: string } | { stream: NodeJS.ReadableStream; length: number };

/** What came back, its body still to be read. */
export interface InvokeAnswer {
	httpStatus: number;
	headers: Record<string, unknown>;
	/** @throws ServiceError when it breaks off */
	body: AsyncGenerator<Buffer>;
}

export interface InvokeLimits {
	timeoutMilliseconds: number;
	signal: AbortSignal;
}

/**
 * Calls `POST /api/v1/invoke` in the namespace VoiceConversion and reads the answer with `read`. The time limit and
 * the cancellation hold until `read` is done.
 *
 * @param token of `getToken`
 * @throws ServiceError when no whole answer came; what `read` throws; the reason of the signal when it is aborted
 */
export async function invoke<T>(
	context: IExecuteFunctions,
	body: InvokeBody,
	token: string | undefined,
	{ timeoutMilliseconds, signal }: InvokeLimits,
	read: (answer: InvokeAnswer) => Promise<T>,
): Promise<T> {
	const timeout = AbortSignal.timeout(timeoutMilliseconds);
	const length = 'stream' in body ? { 'Content-Length': body.length } : {};
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: INVOKE_PATH,
		qs: { ...INVOKE_QUERY, ...(token === undefined ? {} : { token }) },
		headers: { ...JSON_HEADERS, ...length },
		body: 'stream' in body ? body.stream : body.text,
		encoding: 'stream',
		// n8n's own time limit ends at the beginning of the answer, and is shorter than what users may choose.
		timeout: 0,
	};
	const limited = AbortSignal.any([signal, timeout]);
	const exchange = async () => {
		const [answer] = await Promise.allSettled([
			requestWithCredential(context, SAMI_API, options, limited),
		]);
		if (answer.status === 'rejected') throw toConnectionError(answer.reason, SERVICE);
		const { statusCode, headers, body: content } = answer.value;
		return await read({
			httpStatus: statusCode,
			headers,
			body: readBody(content as AsyncIterable<Buffer>),
		});
	};
	const [outcome] = await Promise.allSettled([exchange()]);
	if ('stream' in body) (body.stream as NodeJS.ReadableStream & { destroy(): void }).destroy();
	if (outcome.status === 'fulfilled') return outcome.value;
	signal.throwIfAborted();
	if (timeout.aborted) {
		throw new ServiceError(`SAMI did not answer within ${timeoutMilliseconds / 1000} seconds`, {
			hint: 'Raise Timeout in the options of the node, or send a shorter recording: SAMI needs about a tenth of its length',
		});
	}
	throw outcome.reason;
}

async function* readBody(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	try {
		yield* body;
	} catch (error) {
		throw toConnectionError(error, SERVICE);
	}
}

/**
 * Makes sure of a token before a request, because a body that is a stream cannot be sent twice.
 *
 * @param refused a token that SAMI did not accept, to get another
 * @returns undefined where the credential itself holds the token and adds it
 */
export async function getToken(
	context: IExecuteFunctions,
	refused?: string,
): Promise<string | undefined> {
	const credentials = parseSamiCredentials(await context.getCredentials(SAMI_API));
	if (credentials.authentication === 'token') return undefined;
	const { openApiUrl, accessKeyId, secretAccessKey, appkey } = credentials;
	return await getCachedToken(
		[openApiUrl, accessKeyId, secretAccessKey, appkey],
		async () => await requestToken(context),
		refused,
	);
}

/** Several executions may wait for this one answer, so only its own time limit ends it. */
async function requestToken(context: IExecuteFunctions): Promise<Token> {
	const [outcome] = await Promise.allSettled([
		requestWithCredential(context, SAMI_API, TOKEN_REQUEST, AbortSignal.timeout(SHORT_TIMEOUT)),
	]);
	if (outcome.status === 'rejected') throw toConnectionError(outcome.reason, TOKEN_SERVICE);
	const { statusCode, headers, body } = outcome.value;
	return readToken({ httpStatus: statusCode, headers, body });
}

/**
 * Asks for a conversion without a recording, with credentials that are not saved yet.
 *
 * @throws ServiceError when no token is given out, or the service cannot be reached
 */
export async function probe(
	helpers: ICredentialTestFunctions['helpers'],
	credentials: SamiCredentials,
): Promise<{ httpStatus: number; headers: Record<string, unknown>; body: unknown }> {
	const ask = async (request: IHttpRequestOptions, service: string) => {
		const complete = authenticateRequest(credentials, request);
		const [outcome] = await Promise.allSettled([requestInCredentialTest(helpers, complete)]);
		if (outcome.status === 'rejected') throw toConnectionError(outcome.reason, service);
		return { ...outcome.value, body: parseJson(outcome.value.body) };
	};
	const granted =
		credentials.authentication === 'accessKey'
			? readToken(await ask(TOKEN_REQUEST, TOKEN_SERVICE))
			: undefined;
	const qs = { ...INVOKE_QUERY, ...(granted && { token: granted.token }) };
	return await ask(
		{ method: 'POST', url: INVOKE_PATH, qs, headers: JSON_HEADERS, body: '{}' },
		SERVICE,
	);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
