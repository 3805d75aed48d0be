import type { Job } from '../api/responses/responseSchema';

/**
 * Completes a job with what is known of it already. The vendor may return a job with its ID and state alone, and that must
 * not make the node forget its Custom ID or what is to be made.
 */
export function fillMissingFields(job: Job, known: Partial<Job>): Job {
	const told = Object.entries(job).filter(([, value]) => !isMissing(value));
	return { ...job, ...known, state: job.state, ...Object.fromEntries(told) };
}

function isMissing(value: unknown): boolean {
	return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
