import type { RunningContext } from '../../shared/runningContext';
import type { JobList, JobService } from '../jobs/createJob';
import type { JobReader } from '../jobs/lookAtJobs';
import { createJob, getJob, listJobs } from '../jobs/requests';
import type { Call } from '../jobs/requests';
import type { ListJobsResponse } from '../jobs/responseSchema';
import { call, read } from '../transport';

/** The job API for creating jobs, bound to a node and its cancellation. */
export function createJobService(context: RunningContext, signal: AbortSignal): JobService {
	return {
		createJob: async (request) => await call(context, createJob(request), signal),
		listJobs: async (customId) => toList(await read(context, listJobs(customId), signal)),
	};
}

/** The job API for polling. */
export function createJobReader(context: RunningContext): JobReader {
	const readOnce = async <Response>(request: Call<Response>, signal: AbortSignal) => {
		const outcome = await call(context, request, signal);
		if (outcome.kind === 'answered') return outcome.response;
		throw outcome.error;
	};
	return {
		listJobs: async (customId, signal) => toList(await readOnce(listJobs(customId), signal)),
		getJob: async (jobId, signal) => (await readOnce(getJob(jobId), signal)).job,
	};
}

function toList({ jobs, total }: ListJobsResponse): JobList {
	const listed = jobs ?? [];
	return { jobs: listed, isComplete: listed.length >= (total ?? 0) };
}
