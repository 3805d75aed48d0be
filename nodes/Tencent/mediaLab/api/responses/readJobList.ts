import { jobSchema } from './responseSchema';
import type { Job, ListJobsResponse } from './responseSchema';

/** The jobs that ListJobs returned for a `customId`. */
export interface JobList {
	jobs: Job[];
	/**
	 * False where there may be others: `total` says so (the documentation knows no further pages), or one that was
	 * returned has no ID.
	 */
	isComplete: boolean;
}

/**
 * Reads the jobs of a list. What cannot be read is left out; so is a job that has another `customId` than the one that
 * was asked for.
 */
export function readJobList(customId: string, { jobs, total }: ListJobsResponse): JobList {
	const entries = jobs ?? [];
	const read = entries.map((entry) => jobSchema.safeParse(entry));
	const hasAnonymousJob = entries.some((entry, index) => !read[index]?.success && isWork(entry));
	return {
		jobs: read.flatMap(({ data }) => (data && isListedFor(customId, data) ? [data] : [])),
		isComplete: entries.length >= (total ?? 0) && !hasAnonymousJob,
	};
}

/** Whether a job can be in the list of a `customId`; it may not say which one it has. */
export function isListedFor(customId: string, job: Job): boolean {
	return !job.customId || job.customId === customId;
}

/** Whether an entry says what the job is made from, or what it makes. */
export function isWork(entry: unknown): boolean {
	const { inputs, outputs } = Object(entry) as { inputs?: unknown; outputs?: unknown };
	return [inputs, outputs].some((parts) => Array.isArray(parts) && parts.length > 0);
}
