import { ServiceError } from '../../../shared/http/serviceError';
import type { JobList } from './createJob';
import { describeWork } from './matching';
import type { CreateJobRequest } from '../api/requestSchema';
import type { Job } from '../api/responseSchema';
import { toProgress } from './states';

/** What a run of a node found before it created anything, and which run created a job; the oldest is forgotten first. */
const baselines = new Map<string, ReadonlySet<string>>();
const creators = new Map<string, string>();
const MOST_REMEMBERED = 10_000;

/** Remembers which run of a node created a job. */
export function rememberJob(idempotencyKey: string, jobId: string): void {
	remember(creators, jobId, idempotencyKey);
}

function remember<Value>(memory: Map<string, Value>, key: string, value: Value): void {
	memory.set(key, value);
	const [oldest] = memory.keys();
	if (memory.size > MOST_REMEMBERED && oldest !== undefined) memory.delete(oldest);
}

/** Jobs from before, and which of them may be taken up again instead of creating new ones. */
export interface ReusableJobs {
	/** IDs of jobs that belong to an item, or to something else than this run. */
	accountedFor: Set<string>;
	/**
	 * Takes up a job for the same work that has not failed, each job at most once.
	 *
	 * @throws ServiceError when there may be one that the vendor does not list
	 */
	claim(request: Pick<CreateJobRequest, 'inputs' | 'outputs'>): Job | undefined;
}

/**
 * Looks through the jobs that are there before a run creates any. With a `customId` that nobody else uses, all of them
 * are of an earlier try of this run, perhaps in an n8n process that has died. With one of the user's, all are that were
 * not there when this process first tried, and that no other run has created.
 *
 * @param customId whether it is made for this run shows in its being the execution key
 */
export function findReusableJobs(
	{ jobs, isComplete }: JobList,
	customId: string,
	idempotencyKey: string,
): ReusableJobs {
	const isOwn = customId === idempotencyKey;
	const key = `${idempotencyKey} ${customId}`;
	const baseline = isOwn
		? new Set<string>()
		: (baselines.get(key) ??
			new Set(jobs.map(({ id }) => id).filter((id) => creators.get(id) !== idempotencyKey)));
	remember(baselines, key, baseline);
	const isReusable = (job: Job) =>
		!baseline.has(job.id) &&
		(creators.get(job.id) ?? idempotencyKey) === idempotencyKey &&
		!hasFailed(job);
	const reusable = jobs.filter(isReusable);
	const accountedFor = new Set(jobs.filter((job) => !reusable.includes(job)).map(({ id }) => id));
	return {
		accountedFor,
		claim(request) {
			const work = describeWork(request);
			const job = reusable.find(
				(candidate) => !accountedFor.has(candidate.id) && describeWork(candidate) === work,
			);
			if (job) accountedFor.add(job.id);
			else if (isOwn && !isComplete) throw mayBeMissing(customId);
			return job;
		},
	};
}

function mayBeMissing(customId: string): ServiceError {
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
