import { createHash, timingSafeEqual } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { jobSchema } from '../mediaLab/api/responses/responseSchema';
import type { Job } from '../mediaLab/api/responses/responseSchema';
import { refused } from './decision';
import type { Refused } from './decision';

/** A job has a few hundred inputs of 512 characters at most. In bytes. */
const MAX_BODY_SIZE = 1024 * 1024;
/** A job has seven levels. */
const MAX_DEPTH = 32;
/** The vendor's IDs are UUIDs of 36 characters. */
const MAX_JOB_ID_LENGTH = 200;

/** What was posted to the URL of the trigger, or why it cannot be a callback of the vendor. */
export type Callback = { kind: 'job'; job: Job } | Refused;

/** Reads what was posted. Anyone can post, so none of it is trusted. */
export function readCallback(context: IWebhookFunctions, sharedSecret: string): Callback {
	if (sharedSecret !== '' && !isEqual(context.getQueryData(), sharedSecret))
		return refused(403, 'The URL is missing the Shared Secret');
	if (sizeOf(context) > MAX_BODY_SIZE) return refused(413, 'The call is longer than a job can be');
	const body = readJson(context);
	if (!isShallow(body)) return refused(400, 'The call is nested deeper than a job can be');
	const job = findJob(body);
	if (job === undefined) return refused(400, 'The call is not a job of Tencent Media Lab');
	if (job.id.length > MAX_JOB_ID_LENGTH)
		return refused(400, 'The job ID is longer than one can be');
	return { kind: 'job', job };
}

/**
 * Reads the body as JSON, whatever its Content-Type says, which is not documented. n8n parses it only where that is a type
 * for JSON; otherwise there are the bytes.
 *
 * @returns undefined where it is not JSON
 */
function readJson(context: IWebhookFunctions): unknown {
	const { rawBody } = context.getRequestObject() as { rawBody?: Buffer };
	const body: unknown = rawBody?.toString() ?? context.getBodyData();
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body.replace(/^\uFEFF/, ''));
	} catch {
		return undefined;
	}
}

/** Finds the job in what was posted: under `getJobResponse`, under `job`, or the body itself. */
function findJob(body: unknown): Job | undefined {
	const { getJobResponse, job } = Object(body) as { getJobResponse?: unknown; job?: unknown };
	const { job: wrapped } = Object(getJobResponse) as { job?: unknown };
	return [wrapped, job, body].map((shape) => jobSchema.safeParse(shape).data).find(Boolean);
}

/** Compares in constant time, whatever the lengths. */
function isEqual(query: object, sharedSecret: string): boolean {
	const given = (query as Record<string, unknown>).secret;
	return typeof given === 'string' && timingSafeEqual(digest(given), digest(sharedSecret));
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}

function sizeOf(context: IWebhookFunctions): number {
	const { rawBody } = context.getRequestObject() as { rawBody?: { length: number } };
	return rawBody?.length ?? Number(context.getHeaderData()['content-length'] ?? 0);
}

/** Without recursion, because deep nesting would exhaust the stack. */
function isShallow(value: unknown): boolean {
	let level = [value];
	for (let depth = 0; depth < MAX_DEPTH; depth++) {
		level = level.flatMap((child) =>
			typeof child === 'object' && child !== null ? Object.values(child) : [],
		);
		if (level.length === 0) return true;
	}
	return false;
}
