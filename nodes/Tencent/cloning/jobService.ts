import type { IExecuteFunctions } from 'n8n-workflow';
import type { JobService } from '../jobs/createJob';
import type { JobReader } from '../jobs/pollJobs';
import { createJob, getJob, listJobs } from '../jobs/requests';
import { call, read } from '../transport';

/** The job API, bound to a node and its cancellation. */
export function createJobService(context: IExecuteFunctions, signal: AbortSignal): JobService & JobReader {
	return {
		createJob: async (request) => await call(context, createJob(request), signal),
		listJobs: async (customId) => (await read(context, listJobs(customId), signal)).jobs ?? [],
		getJob: async (jobId) => (await read(context, getJob(jobId), signal)).job,
	};
}
