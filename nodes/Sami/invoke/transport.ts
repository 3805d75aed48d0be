import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { toConnectionError } from '../../shared/http/connectionError';
import { rethrow } from '../../shared/http/rethrow';
import { ServiceError } from '../../shared/http/serviceError';
import { requestWithCredential } from '../../shared/n8n/authenticatedRequest';
import type { ReadableBytes } from '../../shared/streams/byteStream';
import { INVOKE, SAMI, SAMI_API } from '../services';

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
		url: INVOKE.path,
		qs: { ...INVOKE.query, ...(token !== undefined && { token }) },
		headers: { ...INVOKE.headers, ...(isStream && { 'Content-Length': body.length }) },
		body: isStream ? body.stream : body.text,
		encoding: 'stream',
		// n8n's own time limit ends when the answer begins, and is shorter than what users may choose.
		timeout: 0,
	};
	try {
		const limited = AbortSignal.any([signal, timeout]);
		const answer = await request(context, options, limited);
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
): Promise<IN8nHttpFullResponse> {
	try {
		return await requestWithCredential(context, SAMI_API, options, signal);
	} catch (error) {
		throw toConnectionError(error, SAMI.name, SAMI.addressField);
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
		hint: 'Raise Timeout in Options, lower Part Length (Minutes), or send a shorter recording: a conversion takes about a tenth of its length',
		code: 'timeout',
	});
}
