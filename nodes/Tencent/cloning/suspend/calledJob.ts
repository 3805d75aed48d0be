import type { IWebhookFunctions } from 'n8n-workflow';
import { readPostedText, sizeOfPosted } from '../../../shared/n8n/postedText';
import { readPosted } from '../../mediaLab/api/postedJob';

/**
 * Reads which job a call is about.
 *
 * @returns undefined for a call that is about none
 */
export function readCalledId(context: IWebhookFunctions): string | undefined {
	const posted = readPosted(sizeOfPosted(context), () => readPostedText(context));
	if (posted.kind !== 'read') return undefined;
	return posted.candidates.map(readId).find((id) => id !== undefined);
}

function readId(job: unknown): string | undefined {
	const { id } = Object(job) as { id?: unknown };
	return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
