import type { IWebhookFunctions } from 'n8n-workflow';
import { parseJson } from '../http/parseJson';

/**
 * Reads what was posted to a webhook as JSON, whatever its Content-Type says. n8n parses it only where that is a type for
 * JSON; otherwise there are the bytes.
 *
 * @returns undefined where it is not JSON
 */
export function readPostedJson(context: IWebhookFunctions): unknown {
	const { rawBody } = context.getRequestObject() as { rawBody?: Buffer };
	const body: unknown = rawBody?.toString() ?? context.getBodyData();
	return typeof body === 'string' ? parseJson(body)?.value : body;
}

/** In bytes, as far as it is known. */
export function sizeOfPosted(context: IWebhookFunctions): number {
	const { rawBody } = context.getRequestObject() as { rawBody?: { length: number } };
	return rawBody?.length ?? Number(context.getHeaderData()['content-length'] ?? 0);
}
