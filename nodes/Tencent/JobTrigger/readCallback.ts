import { createHash, timingSafeEqual } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { readPostedJson, sizeOfPosted } from '../../shared/n8n/postedJson';
import { MAX_POSTED_SIZE, listPostedJobs } from '../mediaLab/api/postedJob';
import { jobSchema } from '../mediaLab/api/responses/responseSchema';
import type { Job } from '../mediaLab/api/responses/responseSchema';
import { refused } from './decision';
import type { Refused } from './decision';

/** A job has seven levels. */
const MAX_DEPTH = 32;
/** All fields and entries of lists: each output has some forty, most of them null, and reading them takes time. */
const MAX_VALUES = 60_000;
/** The vendor's IDs are UUIDs of 36 characters. White space and characters that do not show are in none. */
const JOB_ID = /^[^\s\p{C}]{1,200}$/u;
const MAX_CUSTOM_ID_LENGTH = 1000;

/** What was posted to the URL of the trigger, or why it cannot be a callback of the vendor. */
export type Callback = { kind: 'job'; job: Job } | Refused;

/** Reads what was posted. Anyone can post, so none of it is trusted. */
export function readCallback(context: IWebhookFunctions, sharedSecret: string): Callback {
	if (sharedSecret !== '' && !isEqual(context.getQueryData(), sharedSecret))
		return refused(403, 'The URL is missing the Shared Secret');
	if (sizeOfPosted(context) > MAX_POSTED_SIZE)
		return refused(413, 'The request is larger than any job');
	const body = readPostedJson(context);
	const tooLarge = checkSize(body);
	if (tooLarge) return tooLarge;
	const job = findJob(body);
	if (job === undefined) return refused(400, 'The request is not a Tencent Media Lab job');
	if (!JOB_ID.test(job.id)) return refused(400, 'The job ID is not valid');
	return { kind: 'job', job: leaveOutLongCustomId(job) };
}

function findJob(body: unknown): Job | undefined {
	return listPostedJobs(body)
		.map((shape) => jobSchema.safeParse(shape).data)
		.find(Boolean);
}

/** Compares in constant time, whatever the lengths. */
function isEqual(query: object, sharedSecret: string): boolean {
	const given = (query as Record<string, unknown>).secret;
	return typeof given === 'string' && timingSafeEqual(digest(given), digest(sharedSecret));
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}

/** Without recursion, because deep nesting would exhaust the stack. */
function checkSize(body: unknown): Refused | undefined {
	let level = [body];
	let values = 0;
	for (let depth = 0; depth < MAX_DEPTH; depth++) {
		level = level.flatMap((child) =>
			typeof child === 'object' && child !== null ? Object.values(child) : [],
		);
		values += level.length;
		if (values > MAX_VALUES) return refused(413, 'The request holds more fields than any job');
		if (level.length === 0) return undefined;
	}
	return refused(400, 'The request is nested more deeply than any job');
}

/** As any field that cannot be what it should. */
function leaveOutLongCustomId(job: Job): Job {
	const isLong = (job.customId?.length ?? 0) > MAX_CUSTOM_ID_LENGTH;
	return isLong ? { ...job, customId: undefined } : job;
}
