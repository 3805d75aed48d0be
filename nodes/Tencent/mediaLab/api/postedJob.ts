/**
 * How large a posted job can be, in bytes: it has 1,296 inputs of 512 characters at most, and as many outputs, which may
 * repeat them.
 */
export const MAX_POSTED_SIZE = 8 * 1024 * 1024;

/**
 * Lists what may be the job in a callback, the likeliest first: what is under `getJobResponse`, under `job`, or the body
 * itself. Which of them the vendor posts is not documented.
 */
export function listPostedJobs(body: unknown): unknown[] {
	const { getJobResponse, job } = Object(body) as { getJobResponse?: unknown; job?: unknown };
	const { job: wrapped } = Object(getJobResponse) as { job?: unknown };
	return [wrapped, job, body];
}
