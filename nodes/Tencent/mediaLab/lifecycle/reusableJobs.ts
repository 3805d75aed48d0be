import { ServiceError } from '../../../shared/http/serviceError';
import type { JobList } from '../api/responses/readJobList';
import type { Job } from '../api/responses/responseSchema';
import { creatorOf, rememberBaseline } from './jobMemory';
import { hasPrefixesOf, isJobOf } from './matching';
import type { WantedJob } from './matching';
import { toProgress } from './states';

/** Jobs that were there before a run created any, and which of them it can reuse instead of creating new ones. */
export interface ReusableJobs {
	/** IDs of jobs that belong to an item of this run, or to something else. */
	takenJobIds: Set<string>;
	/**
	 * Takes a job that was created from the same request and has not failed, each job at most once.
	 *
	 * @param hasUniqueNames whether no other request has the same prefixes; a job that has them is then of this run for certain
	 * @throws ServiceError when there may be one that the vendor does not list
	 */
	take(request: WantedJob, hasUniqueNames?: boolean): Job | undefined;
}

/**
 * Finds the jobs that an earlier try of the same run has created, perhaps in an n8n process that died. If the `customId` is
 * the run's own, all jobs with it are. If it is the user's, those are which were not there when this process first tried, and
 * which no other run has created.
 *
 * @param list what ListJobs returned for the `customId`, before the run creates any job
 * @param customId the idempotency key itself where the user chose none
 */
export function findReusableJobs(
	{ jobs, isComplete }: JobList,
	customId: string,
	idempotencyKey: string,
): ReusableJobs {
	const isOwn = customId === idempotencyKey;
	const baseline = isOwn
		? new Set<string>()
		: rememberBaseline(idempotencyKey, customId, listForeignJobs(jobs, idempotencyKey));
	const reusable = jobs.filter(
		(job) =>
			!baseline.has(job.id) &&
			(creatorOf(job.id) ?? idempotencyKey) === idempotencyKey &&
			!hasFailed(job),
	);
	const takenJobIds = new Set(jobs.filter((job) => !reusable.includes(job)).map(({ id }) => id));
	return {
		takenJobIds,
		take(request, hasUniqueNames = false) {
			const named = hasUniqueNames
				? jobs.find((candidate) => !hasFailed(candidate) && hasPrefixesOf(candidate, request))
				: undefined;
			const job =
				named ??
				reusable.find(
					(candidate) =>
						!takenJobIds.has(candidate.id) && isJobOf(candidate, request, hasUniqueNames),
				);
			if (job) takenJobIds.add(job.id);
			else if (isOwn && !isComplete) throw explainIncompleteList(customId);
			return job;
		},
	};
}

function listForeignJobs(jobs: readonly Job[], idempotencyKey: string): Set<string> {
	return new Set(jobs.map(({ id }) => id).filter((id) => creatorOf(id) !== idempotencyKey));
}

function explainIncompleteList(customId: string): ServiceError {
	return new ServiceError('It is not known whether the job of this item was created before', {
		hint: 'Tencent Media Lab does not list all jobs of an earlier try of this execution. Look for them by their IDs, and start a new execution for the items that have none',
		references: { 'custom ID': customId },
	});
}

/** A job that failed is what a further try is for. */
function hasFailed(job: Job): boolean {
	const { phase } = toProgress(job);
	return phase === 'failed' || phase === 'canceled';
}
