import type { ErrorCode } from '../../../shared/http/errorCode';
import { ServiceError } from '../../../shared/http/serviceError';
import { shorten } from '../../../shared/http/shorten';
import type { Job } from '../api/responses/responseSchema';
import { nameState } from '../lifecycle/states';
import type { JobProgress } from '../lifecycle/states';
import { hintAtFailure } from './failureHint';
import { readFailureReason } from './failureReason';

/** A job in a phase without a result. */
export type JobWithoutResult = Exclude<JobProgress, { phase: 'completed' }>;

/** The vendor's IDs are UUIDs of 36 characters. */
const LONGEST_ID = 200;

const FETCH_AGAIN = 'Fetch it later with Job → Get. Creating it again incurs another charge';

/**
 * Explains why a job has no result. Every message names the job, because it may have been paid for.
 *
 * @returns an error that does not ask for a retry, which would find the job as it is
 */
export function explainJob(progress: JobWithoutResult): ServiceError {
	const { state, customId } = progress.job;
	const id = shorten(progress.job.id, LONGEST_ID);
	const { predicate, hint, code, references } = explainPhase(progress);
	return new ServiceError(`Job ${id} ${predicate}`, {
		hint,
		code,
		references: {
			'job ID': id,
			'custom ID': shorten(customId ?? '', LONGEST_ID),
			state: `${nameState(state)} (${state ?? 'none'})`,
			...references,
		},
	});
}

interface PhaseExplanation {
	/** What the job did; the subject of the sentence is the job. */
	predicate: string;
	hint: string;
	code: ErrorCode;
	references?: Record<string, string | undefined>;
}

function explainPhase(progress: JobWithoutResult): PhaseExplanation {
	switch (progress.phase) {
		case 'failed':
			return explainFailure(progress.job);
		case 'canceled':
			return explainCancellation(progress.job);
		case 'timedOut':
			return {
				predicate: `was not finished when the node stopped waiting${describeWait(progress)}`,
				hint: `The job continues at Tencent. ${FETCH_AGAIN}. To wait longer, raise Max Wait`,
				code: 'timeout',
			};
		case 'unknown':
			return {
				predicate: 'is in an undocumented state',
				hint: FETCH_AGAIN,
				code: 'jobPending',
			};
		case 'submitted':
			return { predicate: 'has not started yet', hint: FETCH_AGAIN, code: 'jobPending' };
		case 'processing':
			return { predicate: 'has not finished yet', hint: FETCH_AGAIN, code: 'jobPending' };
	}
}

function explainFailure(job: Job): PhaseExplanation {
	const { said, others } = readFailureReason(job);
	const why = said === undefined ? ', which does not say why' : `: ${said}`;
	return {
		predicate: `failed at Tencent Media Lab${why}`,
		hint: hintAtFailure(job, said),
		code: 'jobFailed',
		references: { 'other fields': others },
	};
}

function explainCancellation(job: Job): PhaseExplanation {
	const { said, others } = readFailureReason(job);
	return {
		predicate: `was canceled at Tencent Media Lab${said === undefined ? '' : `: ${said}`}`,
		hint: 'Create it again if you still need it',
		code: 'jobCanceled',
		references: { 'other fields': others },
	};
}

function describeWait({ waitedMs, job }: Extract<JobProgress, { phase: 'timedOut' }>): string {
	const duration = waitedMs === undefined ? '' : ` after ${Math.round(waitedMs / 1000)} seconds`;
	return `${duration} (last state: ${nameState(job.state)})`;
}

/** Names the job in an error that followed its creation, such as a failed download or a lost connection. */
export function nameJobIn(error: ServiceError, jobId: string): ServiceError {
	if (error.references['job ID'] === jobId) return error;
	const id = shorten(jobId, LONGEST_ID);
	return new ServiceError(`Job ${id}: ${error.message}`, {
		...error,
		references: { ...error.references, 'job ID': id },
	});
}
