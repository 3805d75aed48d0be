import type { IWebhookFunctions } from 'n8n-workflow';
import { readPostedJson, sizeOfPosted } from '../../../shared/n8n/postedJson';
import { MAX_POSTED_SIZE, listPostedJobs } from '../../mediaLab/api/postedJob';

/**
 * Reads which job a call is about.
 *
 * @returns undefined for a call that is about none
 */
export function readCalledId(context: IWebhookFunctions): string | undefined {
	if (sizeOfPosted(context) > MAX_POSTED_SIZE) return undefined;
	return listPostedJobs(readPostedJson(context))
		.map(readId)
		.find((id) => id !== undefined);
}

function readId(job: unknown): string | undefined {
	const { id } = Object(job) as { id?: unknown };
	return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
