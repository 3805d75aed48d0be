import { endLater } from '../../../shared/concurrency/cancellation';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import { ServiceError } from '../../../shared/http/serviceError';
import type { JobList, JobClient } from '../../mediaLab/lifecycle/createJob';
import type { JobReader } from '../../mediaLab/lifecycle/refreshJobs';
import { createJob, getJob, listJobs } from '../../mediaLab/api/requests';
import type { ApiRequest } from '../../mediaLab/api/requests';
import type { ListJobsResponse } from '../../mediaLab/api/responseSchema';
import { sendRequest, sendWithRetries } from '../../mediaLab/transport';

/**
 * How long a creation that is under way when the execution is stopped may take to answer, so that its job is known; in
 * milliseconds.
 */
const GRACE = 10_000;

/** The job API for creating jobs, bound to a node and its cancellation. */
export function createJobClient(context: RunningContext, signal: AbortSignal): JobClient {
	const inGrace = endLater(signal, GRACE);
	return {
		createJob: async (request) => {
			signal.throwIfAborted();
			const [outcome] = await Promise.allSettled([
				sendRequest(context, createJob(request), inGrace),
			]);
			if (outcome.status === 'fulfilled') return outcome.value;
			if (!inGrace.aborted) throw outcome.reason;
			const error = new ServiceError(
				'The execution was stopped before Tencent Media Lab answered',
				{
					hint: 'Look for the job by its Custom ID',
				},
			);
			return { kind: 'unclear', error };
		},
		listJobs: async (customId) =>
			toList(await sendWithRetries(context, listJobs(customId), signal)),
	};
}

/** The job API for polling. What goes wrong is noted in n8n's log, because the node goes on waiting. */
export function createJobReader(context: RunningContext): JobReader {
	const readOnce = async <Response>(request: ApiRequest<Response>, signal: AbortSignal) => {
		const outcome = await sendRequest(context, request, signal);
		if (outcome.kind === 'answered') return outcome.response;
		context.logger.warn(
			`Tencent Media Lab does not say what the jobs are at: ${outcome.error.message}`,
		);
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
