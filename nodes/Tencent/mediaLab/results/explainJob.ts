import { ServiceError } from '../../../shared/http/serviceError';
import { nameState } from '../lifecycle/states';
import type { JobProgress, Phase } from '../lifecycle/states';

/** The phases in which a job has no result. */
export type Unsuccessful = Exclude<JobProgress, { phase: 'completed' }>;

const LOOK_AGAIN =
	"Fetch it with the operation 'Get' of the resource 'Job'; creating it again would be paid for again";

/**
 * Explains a job without a result. Every message names the job, because it may have been paid for.
 *
 * @returns an error that is not to be retried: the same job would be the same again
 */
export function explainJob(progress: Unsuccessful): ServiceError {
	const { id, state, customId } = progress.job;
	const { happened, hint } = EXPLANATIONS[progress.phase];
	const details = progress.phase === 'timedOut' ? describeWait(progress) : '';
	return new ServiceError(`Job ${id} ${happened}${details}`, {
		hint,
		references: {
			'job ID': id,
			'custom ID': customId ?? undefined,
			state: `${nameState(state)} (${state ?? 'none'})`,
		},
	});
}

const EXPLANATIONS: Record<Exclude<Phase, 'completed'>, { happened: string; hint: string }> = {
	failed: {
		happened: 'failed at Tencent Media Lab, which does not say why',
		hint:
			'Check that the recording is audio and opens from the internet without a login; that its address, ' +
			'if it expires, outlasts the queue; that the model exists, or for a new one that its name is not taken; ' +
			'and that Timeout in the options is long enough. Else report the job ID to the vendor',
	},
	canceled: {
		happened: 'was canceled at Tencent Media Lab',
		hint: 'Create it again if you still need it',
	},
	timedOut: {
		happened: 'had not ended when the node stopped waiting',
		hint: `The job goes on at the vendor. ${LOOK_AGAIN}. To wait longer, raise Max Wait`,
	},
	unknown: { happened: 'is in a state that is not documented', hint: LOOK_AGAIN },
	submitted: { happened: 'has not started yet', hint: LOOK_AGAIN },
	processing: { happened: 'has not ended yet', hint: LOOK_AGAIN },
};

function describeWait({ waitedMs, job }: Extract<JobProgress, { phase: 'timedOut' }>): string {
	const wait = waitedMs === undefined ? '' : ` after ${Math.round(waitedMs / 1000)} seconds`;
	return `${wait} (last state: ${nameState(job.state)})`;
}

/** Names the job in an error that came after its creation, such as a failed download or a lost connection. */
export function nameJobIn(error: ServiceError, jobId: string): ServiceError {
	if (error.references['job ID'] === jobId) return error;
	return new ServiceError(`Job ${jobId}: ${error.message}`, {
		hint: error.hint,
		httpStatus: error.httpStatus,
		references: { ...error.references, 'job ID': jobId },
		retry: error.retry,
	});
}
