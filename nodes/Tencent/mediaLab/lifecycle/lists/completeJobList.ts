import { mapSettled } from '../../../../shared/concurrency/mapSettled';
import { isListedFor } from '../../api/responses/readJobList';
import type { JobList } from '../../api/responses/readJobList';
import type { Job } from '../../api/responses/responseSchema';
import { tellsWork } from '../matching/tellsWork';

const CONCURRENCY = 5;

/**
 * Asks for each job of a list that does not say what it is made from and what it makes, or which Custom ID it has. It may
 * be the one that is looked for, and a job that is overlooked is created again, and paid for again. It may also be one of
 * another run. A list that shows a job the vendor then denies is no evidence of what there is not.
 *
 * @param customId that the list was asked for
 * @param getJob returns undefined for a job that the vendor does not know
 * @returns an incomplete list where such a job remains, or is denied
 */
export async function completeJobList(
	customId: string,
	{ jobs, isComplete }: JobList,
	getJob: (jobId: string) => Promise<Job | undefined>,
	signal: AbortSignal,
): Promise<JobList> {
	const complete = async (job: Job) => (isDescribed(job) ? job : await getJob(job.id));
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
	const isAnyDenied = results.some(
		(result) => result?.status === 'fulfilled' && result.value === undefined,
	);
	return { jobs: found, isComplete: isComplete && !isAnyDenied && found.every(tellsWork) };
}

function isDescribed(job: Job): boolean {
	return Boolean(job.customId) && tellsWork(job);
}
