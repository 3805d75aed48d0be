import { ServiceError } from '../../../shared/http/serviceError';
import { nameState } from '../lifecycle/states';
import type { JobProgress, Phase } from '../lifecycle/states';

/** A job in a phase without a result. */
export type JobWithoutResult = Exclude<JobProgress, { phase: 'completed' }>;

const FETCH_AGAIN =
	"Fetch it with the operation 'Get' of the resource 'Job'; creating it again would be paid for again";

/**
 * Explains why a job has no result. Every message names the job, because it may have been paid for.
 *
 * @returns an error that does not ask for a retry, which would find the job as it is
 */
export function explainJob(progress: JobWithoutResult): ServiceError {
	const { id, state, customId } = progress.job;
	const { predicate, hint } = EXPLANATIONS[progress.phase];
	const details = progress.phase === 'timedOut' ? describeWait(progress) : '';
	return new ServiceError(`Job ${id} ${predicate}${details}`, {
		hint,
		references: {
			'job ID': id,
			'custom ID': customId ?? undefined,
			state: `${nameState(state)} (${state ?? 'none'})`,
		},
	});
}

const EXPLANATIONS: Record<Exclude<Phase, 'completed'>, { predicate: string; hint: string }> = {
	failed: {
		predicate: 'failed at Tencent Media Lab, which does not say why',
		hint:
			'Check that the recording is audio and opens from the internet without a login; that its address, ' +
			'if it expires, outlasts the queue; that the model exists, or for a new one that its name is not taken; ' +
			'and that Timeout in the options is long enough. Else report the job ID to the vendor',
	},
	canceled: {
		predicate: 'was canceled at Tencent Media Lab',
		hint: 'Create it again if you still need it',
	},
	timedOut: {
		predicate: 'had not ended when the node stopped waiting',
		hint: `The job goes on at the vendor. ${FETCH_AGAIN}. To wait longer, raise Max Wait`,
	},
	unknown: { predicate: 'is in a state that is not documented', hint: FETCH_AGAIN },
	submitted: { predicate: 'has not started yet', hint: FETCH_AGAIN },
	processing: { predicate: 'has not ended yet', hint: FETCH_AGAIN },
};

function describeWait({ waitedMs, job }: Extract<JobProgress, { phase: 'timedOut' }>): string {
	const duration = waitedMs === undefined ? '' : ` after ${Math.round(waitedMs / 1000)} seconds`;
	return `${duration} (last state: ${nameState(job.state)})`;
}

/** Names the job in an error that followed its creation, such as a failed download or a lost connection. */
export function nameJobIn(error: ServiceError, jobId: string): ServiceError {
	if (error.references['job ID'] === jobId) return error;
	return new ServiceError(`Job ${jobId}: ${error.message}`, {
		...error,
		references: { ...error.references, 'job ID': jobId },
	});
}
