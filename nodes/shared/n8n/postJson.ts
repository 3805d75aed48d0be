import { toConnectionError } from '../http/connectionError';
import type { ReadableBytes } from '../streams/byteStream';
import type { RunningContext } from './runningContext';

/** In milliseconds. */
const TIMEOUT = 10_000;

/** Posts JSON and returns the HTTP status of the answer, whatever it is. */
export type PostJson = (url: string, body: unknown) => Promise<number>;

/**
 * Makes a function that posts JSON without any credential, to an address of the user's or of this n8n. It throws a
 * ServiceError when nothing answers.
 *
 * @param receiver names what is called, for that error
 */
export function createPostJson(
	{ helpers: { httpRequest } }: RunningContext,
	receiver: string,
): PostJson {
	return async (url, body) => {
		try {
			const { statusCode, body: answer } = await httpRequest({
				method: 'POST',
				url,
				body: body as object,
				json: true,
				timeout: TIMEOUT,
				// Only the status counts, so the answer's body is not waited for.
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			});
			(answer as ReadableBytes).destroy();
			return statusCode;
		} catch (error) {
			throw toConnectionError(error, receiver);
		}
	};
}
