import type {
	ICredentialTestFunctions,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { toConnectionError } from '../shared/http/connectionError';
import { rethrow } from '../shared/http/rethrow';
import { ServiceError } from '../shared/http/serviceError';
import { requestInCredentialTest, requestWithCredential } from '../shared/n8n/authenticatedRequest';
import type { ReadableBytes } from '../shared/streams/byteStream';
import { GET_TOKEN, authenticateRequest } from './authentication/samiCredentials';
import type { SamiCredentials } from './authentication/samiCredentials';
import { TOKEN_LIFETIME, readToken } from './authentication/token';
import type { Token } from './authentication/token';

/** Name of the credential that authenticates every request here. */
export const SAMI_API = 'samiApi';

/** A service as the user knows it, and the field of the credential that leads to it. */
interface Service {
	name: string;
	addressField: string;
}

const SAMI: Service = { name: 'SAMI', addressField: 'Base URL' };
const TOKEN_SERVICE: Service = {
	name: 'The Volcengine token service',
	addressField: 'OpenAPI URL',
};
/** Of the token service, in milliseconds. */
const TOKEN_TIMEOUT = 30_000;

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

/** The body of an invoke request: text where it is short, a stream of known length where it holds a recording. */
export type InvokeBody = { text: string } | { stream: ReadableBytes; length: number };

/** What came back; its body is still to be read. */
export interface InvokeAnswer {
	httpStatus: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	/** @throws ServiceError when it breaks off */
	body: AsyncGenerator<Buffer>;
}

export interface InvokeLimits {
	timeoutMilliseconds: number;
	signal: AbortSignal;
}

/**
 * Calls `POST /api/v1/invoke` in the namespace VoiceConversion (volcengine.com/docs/6489/71997) and reads the answer
 * with `read`. Time limit and cancellation apply until `read` is done.
 *
 * @param token from `getToken`
 * @throws ServiceError when no whole answer came in time; what `read` throws; the reason of the signal once it is
 * aborted
 */
export async function invoke<T>(
	context: IExecuteFunctions,
	body: InvokeBody,
	token: string | undefined,
	{ timeoutMilliseconds, signal }: InvokeLimits,
	read: (answer: InvokeAnswer) => Promise<T>,
): Promise<T> {
	const isStream = 'stream' in body;
	const timeout = AbortSignal.timeout(timeoutMilliseconds);
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: INVOKE_PATH,
		qs: { ...INVOKE_QUERY, ...(token !== undefined && { token }) },
		headers: { ...JSON_HEADERS, ...(isStream && { 'Content-Length': body.length }) },
		body: isStream ? body.stream : body.text,
		encoding: 'stream',
		// n8n's own time limit ends when the answer begins, and is shorter than what users may choose.
		timeout: 0,
	};
	try {
		const limited = AbortSignal.any([signal, timeout]);
		const answer = await request(context, options, limited, SAMI);
		return await read({
			httpStatus: answer.statusCode,
			headers: answer.headers,
			body: readBody(answer.body as AsyncIterable<Buffer>),
		});
	} catch (error) {
		signal.throwIfAborted();
		if (timeout.aborted) throw explainTimeout(timeoutMilliseconds);
		return rethrow(error);
	} finally {
		if (isStream) body.stream.destroy();
	}
}

/** @throws ServiceError when no answer came */
async function request(
	context: IExecuteFunctions,
	options: IHttpRequestOptions,
	signal: AbortSignal,
	service: Service,
): Promise<IN8nHttpFullResponse> {
	try {
		return await requestWithCredential(context, SAMI_API, options, signal);
	} catch (error) {
		throw toConnectionError(error, service.name, service.addressField);
	}
}

async function* readBody(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	try {
		yield* body;
	} catch (error) {
		throw toConnectionError(error, SAMI.name, SAMI.addressField);
	}
}

function explainTimeout(milliseconds: number): ServiceError {
	return new ServiceError(`SAMI did not answer within ${milliseconds / 1000} seconds`, {
		hint: 'Raise Timeout in the options of the node, or send a shorter recording: SAMI needs about a tenth of its length',
	});
}

/**
 * Calls GetToken (volcengine.com/docs/6489/71995). Several executions may wait for this one answer, so only its own
 * time limit ends it.
 *
 * @throws ServiceError when no token is granted
 */
export async function requestToken(context: IExecuteFunctions): Promise<Token> {
	const limit = AbortSignal.timeout(TOKEN_TIMEOUT);
	const { statusCode, headers, body } = await request(context, TOKEN_REQUEST, limit, TOKEN_SERVICE);
	return readToken({ httpStatus: statusCode, headers, body });
}

/**
 * Asks for a conversion without a recording, with credentials that are not saved yet.
 *
 * @throws ServiceError when no token is granted, or a service cannot be reached
 */
export async function probe(
	helpers: ICredentialTestFunctions['helpers'],
	credentials: SamiCredentials,
): Promise<ProbeAnswer> {
	const qs: IDataObject = { ...INVOKE_QUERY };
	if (credentials.authentication === 'accessKey') {
		const answer = await requestUnsaved(helpers, credentials, TOKEN_REQUEST, TOKEN_SERVICE);
		qs.token = readToken(answer).token;
	}
	const probeRequest: IHttpRequestOptions = {
		method: 'POST',
		url: INVOKE_PATH,
		qs,
		headers: JSON_HEADERS,
		body: '{}',
	};
	return await requestUnsaved(helpers, credentials, probeRequest, SAMI);
}

/** An answer to a request of a credential test. */
export interface ProbeAnswer {
	httpStatus: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	/** JSON where it is, else text. */
	body: unknown;
}

async function requestUnsaved(
	helpers: ICredentialTestFunctions['helpers'],
	credentials: SamiCredentials,
	options: IHttpRequestOptions,
	service: Service,
): Promise<ProbeAnswer> {
	const authenticated = authenticateRequest(credentials, options);
	try {
		const answer = await requestInCredentialTest(helpers, authenticated);
		return { ...answer, body: parseJson(answer.body) };
	} catch (error) {
		throw toConnectionError(error, service.name, service.addressField);
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
