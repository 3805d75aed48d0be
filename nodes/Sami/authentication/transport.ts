import type {
	ICredentialTestFunctions,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { toConnectionError } from '../../shared/http/connectionError';
import { parseJson } from '../../shared/http/parseJson';
import {
	requestInCredentialTest,
	requestTextWithCredential,
} from '../../shared/n8n/authenticatedRequest';
import type { TextAnswer } from '../../shared/n8n/authenticatedRequest';
import { INVOKE, SAMI, SAMI_API, TOKEN_SERVICE } from '../services';
import type { Service } from '../services';
import { GET_TOKEN, authenticateRequest } from './samiCredentials';
import type { SamiCredentials } from './samiCredentials';
import { TOKEN_LIFETIME, readToken } from './token';
import type { Token } from './token';

/** Of an answer of the token service, in milliseconds and bytes. */
const TOKEN_LIMITS = { timeout: 30_000, length: 1024 * 1024, service: TOKEN_SERVICE.name };

const TOKEN_REQUEST: IHttpRequestOptions = {
	method: 'POST',
	url: '/',
	qs: { ...GET_TOKEN },
	body: { token_version: 'volc-auth-v1', expiration: TOKEN_LIFETIME },
};

/**
 * Calls GetToken (volcengine.com/docs/6489/71995). Several executions may wait for this one answer, so only its own
 * time limit ends it.
 *
 * @throws ServiceError when no token is granted
 */
export async function requestToken(context: IExecuteFunctions): Promise<Token> {
	const shared = new AbortController().signal;
	try {
		return readToken(
			withJson(
				await requestTextWithCredential(context, SAMI_API, TOKEN_REQUEST, TOKEN_LIMITS, shared),
			),
		);
	} catch (error) {
		throw toConnectionError(error, TOKEN_SERVICE.name, TOKEN_SERVICE.addressField);
	}
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
	const qs: IDataObject = { ...INVOKE.query };
	if (credentials.authentication === 'accessKey') {
		const answer = await requestUnsaved(helpers, credentials, TOKEN_REQUEST, TOKEN_SERVICE);
		qs.token = readToken(answer).token;
	}
	const probeRequest: IHttpRequestOptions = {
		method: 'POST',
		url: INVOKE.path,
		qs,
		headers: { ...INVOKE.headers },
		body: '{}',
	};
	return await requestUnsaved(helpers, credentials, probeRequest, SAMI);
}

/** An answer that was read. */
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
		return withJson(
			await requestInCredentialTest(helpers, authenticated, { service: service.name }),
		);
	} catch (error) {
		throw toConnectionError(error, service.name, service.addressField);
	}
}

function withJson(answer: TextAnswer): ProbeAnswer {
	const json = parseJson(answer.body);
	return { ...answer, body: json ? json.value : answer.body };
}
