import { randomUUID } from 'crypto';
import type { ICredentialTestFunctions, IHttpRequestOptions } from 'n8n-workflow';
import {
	requestInCredentialTest,
	requestWithCredential,
} from '../../shared/n8n/authenticatedRequest';
import { toReadable } from '../../shared/streams/byteStream';
import type { ByteStream } from '../../shared/streams/byteStream';
import { toConnectionError } from '../../shared/http/connectionError';
import type { RunningContext } from '../../shared/n8n/runningContext';
import { authenticateRequest } from './signing/authenticateRequest';
import { withRightClock } from './signing/clockSkew';
import type { Exchange } from './signing/clockSkew';
import { parseCosCredentials } from './signing/cosCredentials';
import type { CosCredentials } from './signing/cosCredentials';
import { explainCosAnswer } from './errors';
import type { CosAnswer } from './errors';
import { watchIdle } from '../../shared/streams/idleLimit';
import type { IdleWatch } from '../../shared/streams/idleLimit';
import { locateObject } from './signing/objectUrl';

/** Name of the credential that authenticates every request here. */
export const COS_API = 'tencentCosApi';

const SERVICE = 'Tencent COS';
/** How long a connection may stand still, in milliseconds. */
const IDLE_LIMIT = 60_000;
/** An error of COS is far shorter; what is longer comes from elsewhere. */
const LONGEST_ERROR = 64 * 1024;

/** Where requests to COS are made from. */
export type CosContext = RunningContext;

/** What an upload sends. */
export interface ObjectContent {
	contentType: string;
	/** In bytes; there must be exactly as many. */
	length: number;
	pieces: ByteStream;
	/** Frees what was opened. */
	close(): void;
}

export interface ObjectRequest {
	method: 'GET' | 'PUT' | 'DELETE';
	key: string;
	headers?: Record<string, string>;
	/** Called for each time that the request is sent. */
	openContent?: () => Promise<ObjectContent>;
}

/** A request that COS has carried out, its answer still to be read. */
export interface ObjectAnswer {
	httpStatus: number;
	/** By lower-case name. */
	headers: Record<string, unknown>;
	/** @throws ServiceError when it breaks off */
	body: AsyncGenerator<Uint8Array>;
	/** To be called in the end, also when not all was read. */
	close(): void;
}

/** The data of the credential of a node. */
export async function getCosCredentials(context: CosContext): Promise<CosCredentials> {
	return parseCosCredentials(await context.getCredentials(COS_API));
}

/**
 * Makes a request. Nothing is tried again but what was refused only because the clocks differ.
 *
 * @throws ServiceError when COS cannot be reached or does not do it; InputError when the credential is not
 *   complete or no URL leads to the key; the reason of the signal when it is aborted
 */
export async function openObject(
	context: CosContext,
	request: ObjectRequest,
	signal: AbortSignal,
): Promise<ObjectAnswer> {
	const { url, host } = locateObject(await getCosCredentials(context), request.key);
	const exchange = async (): Promise<Exchange<ObjectAnswer>> => {
		const answer = await send(context, request, url, signal);
		if (isSuccess(answer.httpStatus)) return { done: answer };
		try {
			return { refused: { ...answer, body: await readText(answer.body) } };
		} finally {
			answer.close();
		}
	};
	const [outcome] = await Promise.allSettled([withRightClock(host, exchange)]);
	if (outcome.status === 'rejected') {
		signal.throwIfAborted();
		throw outcome.reason;
	}
	if ('refused' in outcome.value) throw explainCosAnswer(outcome.value.refused, request.key);
	return outcome.value.done;
}

async function send(
	context: CosContext,
	{ method, headers, openContent }: ObjectRequest,
	url: string,
	signal: AbortSignal,
): Promise<ObjectAnswer> {
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
	const [outcome] = await Promise.allSettled([
		requestWithCredential(context, COS_API, options, watch.signal),
	]);
	if (outcome.status === 'rejected') {
		watch.stop();
		content?.close();
		throw toConnectionError(outcome.reason, SERVICE);
	}
	const body = outcome.value.body as AsyncIterable<Uint8Array> & { destroy(): void };
	return {
		httpStatus: outcome.value.statusCode,
		headers: outcome.value.headers,
		body: readBody(body, watch),
		close: () => {
			watch.stop();
			body.destroy();
			// Not before: COS may answer while it is still sent to, and what ends the sending ends the answer.
			content?.close();
		},
	};
}

async function* watchPieces(pieces: ByteStream, watch: IdleWatch): AsyncGenerator<Uint8Array> {
	for await (const piece of pieces) {
		watch.moved();
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

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	for await (const piece of body) {
		pieces.push(piece);
		length += piece.length;
		if (length > LONGEST_ERROR) break;
	}
	return Buffer.concat(pieces).toString();
}

function isSuccess(httpStatus: number): boolean {
	return httpStatus >= 200 && httpStatus < 300;
}

/**
 * Asks for an object that does not exist, with credentials that are not saved yet.
 *
 * @returns the answer of COS, which is an error in any case
 * @throws ServiceError when COS cannot be reached
 */
export async function probe(
	helpers: ICredentialTestFunctions['helpers'],
	credentials: CosCredentials,
): Promise<CosAnswer & { key: string }> {
	const key = `credential-test-${randomUUID()}`;
	const { url, host } = locateObject(credentials, key);
	const ask = async (): Promise<Exchange<never>> => {
		const { method, headers } = authenticateRequest(credentials, { method: 'GET', url });
		const [outcome] = await Promise.allSettled([
			requestInCredentialTest(helpers, { method, url, headers }),
		]);
		if (outcome.status === 'rejected') throw toConnectionError(outcome.reason, SERVICE);
		return { refused: outcome.value };
	};
	const { refused } = (await withRightClock(host, ask)) as { refused: CosAnswer };
	return { ...refused, key };
}
