import type { IWebhookFunctions } from 'n8n-workflow';

/**
 * Reads what was posted to a webhook as text, whatever its Content-Type says. n8n keeps the bytes of all but forms, which
 * it parses.
 */
export function readPostedText(context: IWebhookFunctions): string {
	const { rawBody } = context.getRequestObject() as { rawBody?: Buffer };
	return rawBody?.toString() ?? JSON.stringify(context.getBodyData());
}

/** In bytes, as far as it is known. */
export function sizeOfPosted(context: IWebhookFunctions): number {
	const { rawBody } = context.getRequestObject() as { rawBody?: { length: number } };
	return rawBody?.length ?? Number(context.getHeaderData()['content-length'] ?? 0);
}
