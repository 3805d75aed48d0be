import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { isWork } from '../api/responses/readJobList';
import type { JobList } from '../api/responses/readJobList';
import type { Job } from '../api/responses/responseSchema';

const CONCURRENCY = 5;

/**
 * Asks for each job of a list that does not say what it makes: it may be the one that is looked for, and a job that is
 * overlooked is created again, and paid for again.
 *
 * @param getJob returns undefined for a job that the vendor does not know
 * @returns an incomplete list where such a job remains
 */
export async function completeJobList(
	{ jobs, isComplete }: JobList,
	getJob: (jobId: string) => Promise<Job | undefined>,
	signal: AbortSignal,
): Promise<JobList> {
	const complete = async (job: Job) => (isWork(job) ? job : await getJob(job.id));
	const results = await mapSettled(jobs, complete, {
		concurrency: CONCURRENCY,
		stopOnFailure: false,
		signal,
	});
	const found = jobs.flatMap((job, index) => {
		const result = results[index];
		if (result?.status !== 'fulfilled') return [job];
		return result.value ? [result.value] : [];
	});
	return { jobs: found, isComplete: isComplete && found.every(isWork) };
}
