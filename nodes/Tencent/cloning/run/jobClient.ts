import { endLater } from '../../../shared/concurrency/cancellation';
import { ServiceError } from '../../../shared/http/serviceError';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import { isRefusedInWords } from '../../mediaLab/api/responses/explainRefusal';
import type { ApiOutcome } from '../../mediaLab/api/responses/interpretResponse';
import { readJobList } from '../../mediaLab/api/responses/readJobList';
import { createJob, getJob, listJobs } from '../../mediaLab/api/requests';
import type { ApiRequest } from '../../mediaLab/api/requests';
import type { CreateJobRequest } from '../../mediaLab/api/requestSchema';
import type { CreateJobResponse, Job } from '../../mediaLab/api/responses/responseSchema';
import type { JobReader } from '../../mediaLab/lifecycle/askForJobs';
import { completeJobList } from '../../mediaLab/lifecycle/lists/completeJobList';
import type { JobClient } from '../../mediaLab/lifecycle/createJob';
import { fillMissingFields } from '../../mediaLab/lifecycle/fillMissingFields';
import { sendRequest, sendWithRetries } from '../../mediaLab/transport';

/**
 * How long a creation may still take to answer when the execution is stopped, so that its job becomes known; in
 * milliseconds.
 */
const GRACE_PERIOD = 10_000;

/** The job API for creating jobs, bound to a node and its cancellation. */
export function createJobClient(context: RunningContext, signal: AbortSignal): JobClient {
	const graceSignal = endLater(signal, GRACE_PERIOD);
	const findJob = async (jobId: string) => await getJobIfKnown(context, jobId, signal);
	return {
		createJob: async (request) => {
			signal.throwIfAborted();
			try {
				const outcome = await sendRequest(context, createJob(request), graceSignal);
				return outcome.kind === 'answered' ? addRequest(outcome, request) : outcome;
			} catch (error) {
				const reason = graceSignal.aborted ? stoppedBeforeAnswer() : unreadableAnswer(error);
				return { kind: 'unclear', error: reason };
			}
		},
		listJobs: async (customId) => {
			const response = await sendWithRetries(context, listJobs(customId), signal);
			const list = readJobList(customId, response);
			return {
				...(await completeJobList(customId, list, findJob, signal)),
				count: response.jobs?.length ?? 0,
				total: response.total ?? undefined,
			};
		},
		getJob: findJob,
	};
}

/**
 * @returns undefined for a job that the vendor denies
 * @throws ServiceError where the vendor does not say
 */
async function getJobIfKnown(
	context: RunningContext,
	jobId: string,
	signal: AbortSignal,
): Promise<Job | undefined> {
	const outcome = await sendRequest(context, getJob(jobId), signal);
	if (outcome.kind === 'answered') return outcome.response.job;
	if (isRefusedInWords(outcome.error)) return undefined;
	throw outcome.error;
}

/** What the answer does not repeat of the request is known all the same. */
function addRequest(
	{ response, ...outcome }: Extract<ApiOutcome<CreateJobResponse>, { kind: 'answered' }>,
	{ customId, callback, inputs, outputs }: CreateJobRequest,
): ApiOutcome<CreateJobResponse> {
	const job = fillMissingFields(response.job, { customId, callback, inputs, outputs });
	return { ...outcome, response: { ...response, job } };
}

function stoppedBeforeAnswer(): ServiceError {
	return new ServiceError('The execution was stopped before Tencent Media Lab answered', {
		hint: 'Look for the job by its Custom ID',
		code: 'creationUnclear',
	});
}

/** Whatever went wrong after a request was sent, its job may have been created. */
function unreadableAnswer(error: unknown): ServiceError {
	const why = error instanceof Error ? error.message : String(error);
	return new ServiceError(`The answer of Tencent Media Lab could not be read: ${why}`, {
		hint: 'Try again later',
	});
}

/** The job API for watching jobs. Failures are noted in n8n's log, because the node goes on waiting. */
export function createJobReader(context: RunningContext): JobReader {
	const readOnce = async <Response>(request: ApiRequest<Response>, signal: AbortSignal) => {
		const outcome = await sendRequest(context, request, signal);
		if (outcome.kind === 'answered') return outcome.response;
		context.logger.warn(
			`Tencent Media Lab did not report the state of the jobs: ${outcome.error.message}`,
		);
		throw outcome.error;
	};
	return {
		listJobs: async (customId, signal) =>
			readJobList(customId, await readOnce(listJobs(customId), signal)),
		getJob: async (jobId, signal) => (await readOnce(getJob(jobId), signal)).job,
	};
}
