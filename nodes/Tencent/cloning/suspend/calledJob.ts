import type { IWebhookFunctions } from 'n8n-workflow';

/** A job has a few hundred inputs of 512 characters at most. In bytes. */
const MAX_BODY_SIZE = 1024 * 1024;

/**
 * Reads which job a call is about, whatever its Content-Type says: under `getJobResponse`, under `job`, or the body
 * itself.
 *
 * @returns undefined for a call that is about none
 */
export function readCalledId(context: IWebhookFunctions): string | undefined {
	const body = Object(readBody(context)) as { getJobResponse?: unknown; job?: unknown };
	const { job } = Object(body.getJobResponse) as { job?: unknown };
	return [job, body.job, body].map(readId).find((id) => id !== undefined);
}

function readId(job: unknown): string | undefined {
	const { id } = Object(job) as { id?: unknown };
	return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** n8n parses the body only where its type is one for JSON; otherwise there are the bytes. */
function readBody(context: IWebhookFunctions): unknown {
	const { rawBody } = context.getRequestObject() as { rawBody?: Buffer };
	if (rawBody === undefined) return context.getBodyData();
	if (rawBody.length > MAX_BODY_SIZE) return undefined;
	try {
		return JSON.parse(rawBody.toString().replace(/^\uFEFF/, ''));
	} catch {
		return undefined;
	}
}
