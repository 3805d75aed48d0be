import { jobSchema } from './responseSchema';
import type { Job, ListJobsResponse } from './responseSchema';

/** The jobs that ListJobs returned for a `customId`. */
export interface JobList {
	jobs: Job[];
	/**
	 * False where there may be others: `total` says so (the documentation knows no further pages), or an entry cannot be
	 * read.
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
	return {
		jobs: read.flatMap(({ data }) => (data && isListedFor(customId, data) ? [data] : [])),
		isComplete: entries.length >= (total ?? 0) && read.every(({ success }) => success),
	};
}

/** Whether a job can be in the list of a `customId`; it may not say which one it has. */
export function isListedFor(customId: string, job: Job): boolean {
	return !job.customId || job.customId === customId;
}
