import { randomUUID } from 'crypto';
import type {
	ICredentialTestFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { toConnectionError } from '../../shared/http/connectionError';
import { rethrow } from '../../shared/http/rethrow';
import {
	requestInCredentialTest,
	requestWithCredential,
} from '../../shared/n8n/authenticatedRequest';
import { readCredential } from '../../shared/n8n/readCredential';
import type { RunningContext } from '../../shared/n8n/runningContext';
import { toReadable } from '../../shared/streams/byteStream';
import type { ByteStream } from '../../shared/streams/byteStream';
import { watchIdle } from '../../shared/streams/idleLimit';
import type { IdleWatch } from '../../shared/streams/idleLimit';
import { useBucket } from './bucketLocation';
import type { BucketLocation } from './bucketLocation';
import type { CosErrorResponse } from './errorResponse';
import { explainCosResponse } from './explainResponse';
import type { ObjectRequest, ObjectResponse } from './objectRequest';
import { readText } from './readText';
import { authenticateRequest } from './signing/authenticateRequest';
import { withClockCorrection } from './signing/clockSkew';
import type { Exchange, RefusedExchange } from './signing/clockSkew';
import { parseCosCredentials } from './signing/cosCredentials';
import type { CosCredentials } from './signing/cosCredentials';
import { locate, locateObject } from './signing/objectUrl';

/** Name of the credential that authenticates every request here. */
export const COS_API = 'tencentCosApi';

const SERVICE = 'Tencent COS';
/** How long an exchange may take without moving on, in milliseconds. */
const IDLE_LIMIT = 60_000;

/**
 * The credential of a node.
 *
 * @throws InputError when it is incomplete
 */
export async function getCosCredentials(context: RunningContext): Promise<CosCredentials> {
	return await readCredential(context, COS_API, parseCosCredentials);
}

/**
 * Sends a request. It is sent again only if it was refused because the clocks differ.
 *
 * @param location of another bucket than that of the credential
 * @throws ServiceError when COS cannot be reached or refuses; InputError when the credential is incomplete or no URL leads
 *   to the key; the reason of the signal when it is aborted
 */
export async function openObject(
	context: RunningContext,
	request: ObjectRequest,
	signal: AbortSignal,
	location?: BucketLocation,
): Promise<ObjectResponse> {
	const credentials = useBucket(await getCosCredentials(context), location);
	const { url, host } = locate(credentials, request);
	const target = { url, addressFields: addressFieldsOf(credentials) };
	let exchange: Exchange<ObjectResponse>;
	try {
		exchange = await withClockCorrection(
			{ host, secretId: credentials.secretId },
			async () => await exchangeOnce(context, request, target, signal),
		);
	} catch (error) {
		signal.throwIfAborted();
		rethrow(error);
	}
	if (exchange.kind === 'refused') throw explainCosResponse(exchange.response, request.key);
	return exchange.response;
}

/** Where a request goes, and the fields of the credential that lead there. */
interface Target {
	url: string;
	addressFields: string;
}

/** A custom endpoint stands for the bucket; otherwise bucket and region make the host name. */
function addressFieldsOf({ endpoint }: CosCredentials): string {
	return endpoint === undefined ? 'Bucket and Region' : 'Endpoint';
}

async function exchangeOnce(
	context: RunningContext,
	request: ObjectRequest,
	target: Target,
	signal: AbortSignal,
): Promise<Exchange<ObjectResponse>> {
	const response = await send(context, request, target, signal);
	if (isSuccess(response.httpStatus)) return { kind: 'succeeded', response };
	try {
		return { kind: 'refused', response: { ...response, body: await readText(response.body) } };
	} finally {
		response.close();
	}
}

async function send(
	context: RunningContext,
	{ method, headers, openContent }: ObjectRequest,
	{ url, addressFields }: Target,
	signal: AbortSignal,
): Promise<ObjectResponse> {
	const content = await openContent?.();
	const watch = watchIdle(IDLE_LIMIT, signal);
	const options: IHttpRequestOptions = {
		method,
		url,
		headers: {
			...headers,
			...(content && { 'Content-Type': content.contentType, 'Content-Length': content.length }),
		},
		body: content && toReadable(watchPieces(content.pieces, watch)),
		encoding: 'stream',
		// n8n's own time limit would hold for the whole upload.
		timeout: 0,
	};
	let response: IN8nHttpFullResponse;
	try {
		response = await requestWithCredential(context, COS_API, options, watch.signal);
	} catch (error) {
		watch.stop();
		content?.close();
		throw toConnectionError(error, SERVICE, addressFields);
	}
	const body = response.body as AsyncIterable<Uint8Array> & { destroy(): void };
	return {
		httpStatus: response.statusCode,
		headers: response.headers,
		body: readBody(body, watch),
		close: () => {
			watch.stop();
			body.destroy();
			// Only now: COS may respond while it is still being sent to, and what ends the sending ends the response.
			content?.close();
		},
	};
}

async function* watchPieces(pieces: ByteStream, watch: IdleWatch): AsyncGenerator<Uint8Array> {
	for await (const piece of pieces) {
		watch.moved(piece.length);
		yield piece;
	}
}

async function* readBody(
	body: AsyncIterable<Uint8Array>,
	watch: IdleWatch,
): AsyncGenerator<Uint8Array> {
	try {
		yield* watchPieces(body, watch);
	} catch (error) {
		throw toConnectionError(error, SERVICE);
	}
}

function isSuccess(httpStatus: number): boolean {
	return httpStatus >= 200 && httpStatus < 300;
}

/**
 * Requests an object that does not exist, with credentials that are not saved yet.
 *
 * @returns the response of COS, which is an error in any case
 * @throws ServiceError when COS cannot be reached
 */
export async function requestMissingObject(
	helpers: ICredentialTestFunctions['helpers'],
	credentials: CosCredentials,
): Promise<CosErrorResponse> {
	const { url, host } = locateObject(credentials, `credential-test-${randomUUID()}`);
	const exchangeOnce = async (): Promise<RefusedExchange> => {
		const { method, headers } = authenticateRequest(credentials, { method: 'GET', url });
		try {
			const response = await requestInCredentialTest(
				helpers,
				{ method, url, headers },
				{ service: SERVICE },
			);
			return { kind: 'refused', response };
		} catch (error) {
			throw toConnectionError(error, SERVICE, addressFieldsOf(credentials));
		}
	};
	const { response } = await withClockCorrection(
		{ host, secretId: credentials.secretId },
		exchangeOnce,
	);
	return response;
}
