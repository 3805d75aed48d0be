import type { IWebhookFunctions } from 'n8n-workflow';
import { ServiceError } from '../../../shared/http/serviceError';
import type { JobReader } from '../../mediaLab/lifecycle/askForJobs';
import { needsRefresh, refreshJobs } from '../../mediaLab/lifecycle/refreshJobs';
import type { RunJob } from '../run/itemOutcome';
import { createJobReader } from '../run/jobClient';
import type { ResumeCheck } from './state';

/** How long the vendor may take to answer, in milliseconds: whoever calls waits meanwhile. */
const TIME_LIMIT = 20_000;
/** How often a call about no job of the execution may lead to a GetJob for each job, in milliseconds. */
const ASK_FOR_EACH_INTERVAL = 5 * 60_000;

/**
 * Asks the vendor what calls have given reason to ask, and notes which jobs have ended: one ListJobs for each Custom ID,
 * and where that does not tell enough, a GetJob for the jobs that were called about, and only seldom for all. The node
 * asks for the others when it resumes by the clock.
 *
 * @param jobs all that are waited for
 */
export async function checkJobs(
	context: IWebhookFunctions,
	jobs: readonly RunJob[],
	check: ResumeCheck,
	signal: AbortSignal,
): Promise<void> {
	const { all, called, ended } = check;
	check.all = false;
	check.called = new Set();
	const open = jobs.filter(({ progress }) => !ended.has(progress.job.id));
	const isCalled = ({ progress }: RunJob) => called.has(progress.job.id);
	const customIds = new Set(open.filter(isCalled).map(({ progress }) => progress.job.customId));
	const asked = all ? open : open.filter(({ progress }) => customIds.has(progress.job.customId));
	// The service is given up when it answers for none of the first few.
	const calledFirst = [...asked].sort(
		(one, other) => Number(isCalled(other)) - Number(isCalled(one)),
	);
	const limited = AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMIT)]);
	const reader = createJobReader(context);
	const asksForEach = all && Date.now() - check.askedForEachAt >= ASK_FOR_EACH_INTERVAL;
	if (asksForEach) check.askedForEachAt = Date.now();
	const allowed = asksForEach ? reader : getOnly(called, reader);
	const refreshed = await refreshJobs(allowed, calledFirst, limited);
	for (const job of refreshed) if (!needsRefresh(job)) ended.add(job.progress.job.id);
}

/** Leaves out GetJob for all jobs but these. */
function getOnly(jobIds: ReadonlySet<string>, reader: JobReader): JobReader {
	return {
		...reader,
		getJob: async (jobId, signal) => {
			if (jobIds.has(jobId)) return await reader.getJob(jobId, signal);
			throw new ServiceError('The job is not asked for', {
				hint: 'Wait until the node resumes',
				retry: { kind: 'later' },
			});
		},
	};
}
