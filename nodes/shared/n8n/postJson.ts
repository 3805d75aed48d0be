import { toConnectionError } from '../http/connectionError';
import type { RunningContext } from './runningContext';

/** In milliseconds. */
const TIMEOUT = 10_000;

/** Posts JSON to any address; needs nothing else of the context. */
export type PostJson = (url: string, body: unknown) => Promise<number>;

/**
 * Makes the function that posts JSON to an address of the user's or of n8n's own, without any credential.
 *
 * @returns a function that answers the HTTP status, whatever it is
 * @throws (that function) ServiceError when nothing answers
 */
export function createPostJson(
	{ helpers: { httpRequest } }: RunningContext,
	receiver: string,
): PostJson {
	return async (url, body) => {
		const [answer] = await Promise.allSettled([
			httpRequest({
				method: 'POST',
				url,
				body: body as object,
				json: true,
				timeout: TIMEOUT,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			}),
		]);
		if (answer.status === 'rejected') throw toConnectionError(answer.reason, receiver);
		return answer.value.statusCode;
	};
}
