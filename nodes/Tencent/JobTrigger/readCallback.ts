import { createHash, timingSafeEqual } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { readPostedText, sizeOfPosted } from '../../shared/n8n/postedText';
import { readPosted } from '../mediaLab/api/postedJob';
import type { Posted } from '../mediaLab/api/postedJob';
import { jobSchema } from '../mediaLab/api/responses/responseSchema';
import type { Job } from '../mediaLab/api/responses/responseSchema';
import { refused } from './events/decision';
import type { Refused } from './events/decision';

/** The vendor's IDs are UUIDs of 36 characters. White space and characters that do not show are in none. */
const JOB_ID = /^[^\s\p{C}]{1,200}$/u;
const MAX_CUSTOM_ID_LENGTH = 1000;

const identifiedSchema = jobSchema.pick({ id: true });

/** What was posted to the URL of the trigger. */
export interface Callback {
	kind: 'job';
	id: string;
	/** Reads the whole job, which takes longer than its ID: most calls need no more than that. */
	readJob: () => Job;
}

/**
 * Reads what was posted, or says why it cannot be a callback of the vendor. Anyone can post, so none of it is trusted.
 */
export function readCallback(context: IWebhookFunctions, sharedSecret: string): Callback | Refused {
	if (sharedSecret !== '' && !isEqual(context.getQueryData(), sharedSecret))
		return refused(403, 'The URL is missing the Shared Secret');
	const posted = readPosted(sizeOfPosted(context), () => readPostedText(context));
	switch (posted.kind) {
		case 'tooLarge':
			return refuseLarge(posted);
		case 'notJson':
			return NOT_A_JOB;
		case 'read':
			return findJob(posted.candidates) ?? NOT_A_JOB;
	}
}

const NOT_A_JOB = refused(400, 'The request is not a Tencent Media Lab job');

function refuseLarge({ by }: Extract<Posted, { kind: 'tooLarge' }>): Refused {
	switch (by) {
		case 'size':
			return refused(413, 'The request is larger than any job');
		case 'values':
			return refused(413, 'The request holds more fields than any job');
		case 'depth':
			return refused(400, 'The request is nested more deeply than any job');
	}
}

function findJob(candidates: object[]): Callback | Refused | undefined {
	for (const candidate of candidates) {
		const { data } = identifiedSchema.safeParse(candidate);
		if (data === undefined) continue;
		if (!JOB_ID.test(data.id)) return refused(400, 'The job ID is not valid');
		const readJob = () => leaveOutLongCustomId(jobSchema.parse(candidate));
		return { kind: 'job', id: data.id, readJob };
	}
	return undefined;
}

/** Compares in constant time, whatever the lengths. */
function isEqual(query: object, sharedSecret: string): boolean {
	const given = (query as Record<string, unknown>).secret;
	return typeof given === 'string' && timingSafeEqual(digest(given), digest(sharedSecret));
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}

/** As any field that cannot be what it should. */
function leaveOutLongCustomId(job: Job): Job {
	const isLong = (job.customId?.length ?? 0) > MAX_CUSTOM_ID_LENGTH;
	return isLong ? { ...job, customId: undefined } : job;
}
