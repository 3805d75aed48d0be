import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { isListedFor, isWork } from '../api/responses/readJobList';
import type { JobList } from '../api/responses/readJobList';
import type { Job } from '../api/responses/responseSchema';

const CONCURRENCY = 5;

/**
 * Asks for each job of a list that does not say what it makes, or which Custom ID it has. It may be the one that is looked
 * for, and a job that is overlooked is created again, and paid for again. It may also be one of another run.
 *
 * @param customId that the list was asked for
 * @param getJob returns undefined for a job that the vendor does not know
 * @returns an incomplete list where such a job remains
 */
export async function completeJobList(
	customId: string,
	{ jobs, isComplete }: JobList,
	getJob: (jobId: string) => Promise<Job | undefined>,
	signal: AbortSignal,
): Promise<JobList> {
	const complete = async (job: Job) => (isWork(job) && job.customId ? job : await getJob(job.id));
	const results = await mapSettled(jobs, complete, {
		concurrency: CONCURRENCY,
		stopOnFailure: false,
		signal,
	});
	const found = jobs.flatMap((job, index) => {
		const result = results[index];
		if (result?.status !== 'fulfilled') return [job];
		return result.value && isListedFor(customId, result.value) ? [result.value] : [];
	});
	return { jobs: found, isComplete: isComplete && found.every(isWork) };
}
