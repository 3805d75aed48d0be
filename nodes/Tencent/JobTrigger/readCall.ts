import { createHash, timingSafeEqual } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { jobSchema } from '../mediaLab/api/responseSchema';
import type { Job } from '../mediaLab/api/responseSchema';

/** A job has at most some hundred inputs of 512 characters each. In bytes. */
const LARGEST_BODY = 1024 * 1024;
/** A job has seven levels. */
const DEEPEST_NESTING = 32;
/** IDs of the vendor are UUIDs of 36 characters. */
const LONGEST_JOB_ID = 200;

/** What somebody has posted to the address of the trigger, or why it is no call of the vendor's. */
export type Call =
	{ kind: 'job'; job: Job } | { kind: 'refused'; httpStatus: number; reason: string };

/** Reads what was posted. Anybody can, so nothing in it is believed. */
export function readCall(context: IWebhookFunctions, sharedSecret: string): Call {
	if (sharedSecret !== '' && !isEqual(context.getQueryData(), sharedSecret)) {
		return refuse(403, 'The address has not the Shared Secret of the trigger');
	}
	const contentType = String(context.getHeaderData()['content-type'] ?? '');
	if (!/^application\/json\s*(;|$)/i.test(contentType))
		return refuse(415, 'The call is not application/json');
	if (sizeOf(context) > LARGEST_BODY) return refuse(413, 'The call is longer than a job can be');
	const body: unknown = context.getBodyData();
	if (!isShallow(body)) return refuse(400, 'The call is nested deeper than a job can be');
	const job = jobSchema.safeParse(body);
	if (!job.success) return refuse(400, 'The call is not a job of Tencent Media Lab');
	if (job.data.id.length > LONGEST_JOB_ID)
		return refuse(400, 'The job ID is longer than one can be');
	return { kind: 'job', job: job.data };
}

function refuse(httpStatus: number, reason: string): Call {
	return { kind: 'refused', httpStatus, reason };
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

/** Without recursion, which deep nesting would bring to its end. */
function isShallow(value: unknown): boolean {
	let level = [value];
	for (let depth = 0; depth < DEEPEST_NESTING; depth++) {
		level = level.flatMap((one) =>
			typeof one === 'object' && one !== null ? Object.values(one) : [],
		);
		if (level.length === 0) return true;
	}
	return false;
}
