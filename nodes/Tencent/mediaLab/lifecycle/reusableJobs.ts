import { pause } from '../../../shared/concurrency/cancellation';
import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { ServiceError } from '../../../shared/http/serviceError';
import type { Job } from '../api/responses/responseSchema';
import type { JobClient, JobToCreate } from './createJob';
import { fillMissingFields } from './fillMissingFields';
import { isTaken, listKnownJobs, recallRun, rememberForeignJobs, rememberJob } from './jobMemory';
import type { RunId } from './jobMemory';
import { isWholeList, looksLikePage } from './lists/listEvidence';
import type { CountedJobList } from './lists/listEvidence';
import { LOOKUP_DELAYS, isConfirmed } from './lookForJob';
import { describePrefixes, isJobOf } from './matching/findJobs';
import { tellsWork } from './matching/tellsWork';
import { toProgress } from './states';

/** Jobs that an earlier try of a run has created. */
export interface ReusableJobs {
	/**
	 * Takes a job that was created from the same request and has not failed, each job at most once.
	 *
	 * @returns undefined where there is none, so that it can be created
	 * @throws ServiceError where there may be one that the vendor does not list
	 */
	take(wanted: JobToCreate): Promise<Job | undefined>;
}

const CONCURRENCY = 5;

/**
 * Finds the jobs that an earlier try of a run has created. What this process remembers comes first. Only where an n8n
 * process that died may have tried before does the list decide: of a `customId` of the run's own, all jobs are of the run;
 * of the user's, those are that have the unique prefixes of the run.
 *
 * @param planned all jobs that the run needs with this `customId`
 */
export async function findReusableJobs(
	client: JobClient,
	run: RunId,
	planned: readonly JobToCreate[],
	signal: AbortSignal,
): Promise<ReusableJobs> {
	const memory = recallRun(run);
	const isOfRun = recognizeJobs(run, planned);
	const isFromElsewhere = (job: Job) => !memory.isWhole && !isTaken(run, job.id) && isOfRun(job);
	const { list, strays } = await listUntilFound(
		client,
		run,
		planned.length,
		isFromElsewhere,
		signal,
	);

	const isUntouched = memory.jobs.size === 0 && memory.unclear.size === 0;
	if (isUntouched && strays.length === 0 && isWholeList(list, listKnownJobs(run)))
		memory.isWhole = true;
	if (memory.unclear.size === 0) {
		// One that does not say what it makes may turn out to be of the run.
		const isForeign = (job: Job) => memory.isWhole || tellsWork(job);
		const others = list.jobs.filter(
			(job) => !memory.jobs.has(job.id) && !strays.includes(job) && isForeign(job),
		);
		rememberForeignJobs(run, new Set(others.map(({ id }) => id)));
	}
	const isProof = isWholeList(list, listKnownJobs(run)) && !looksLikePage(list.count);
	const remembered = await fetchRemembered(client, run, list.jobs, signal);
	const usedIds = new Set<string>();
	const isUsable = (job: Job) => !usedIds.has(job.id) && !hasFailed(job);

	return {
		async take(wanted) {
			const { request, work, hasUniqueNames } = wanted;
			const use = (job: Job): Job => {
				usedIds.add(job.id);
				rememberJob(run, job.id, work);
				return fillMissingFields(job, request);
			};
			const own = remembered.find(
				(job) => isUsable(job) && isOfWork(job, memory.jobs.get(job.id), wanted),
			);
			if (own) return use(own);
			const found = strays.find((job) => isUsable(job) && isJobOf(job, request, hasUniqueNames));
			if (found) usedIds.add(found.id);
			if (found && (await isConfirmed(client, found.id))) return use(found);
			const isUnplaced = remembered.some(
				(job) => isUsable(job) && !memory.jobs.get(job.id) && !tellsWork(job),
			);
			const isAbsent = memory.isWhole ? !isUnplaced : isProof && !found && !isUnplaced;
			if (!isAbsent) throw explainIncompleteList(run.customId);
			return undefined;
		},
	};
}

/** @returns a function that tells whether a listed job was created by some try of the run */
function recognizeJobs(run: RunId, planned: readonly JobToCreate[]): (job: Job) => boolean {
	if (run.customId === run.idempotencyKey) return () => true;
	const uniquePrefixes = new Set(
		planned
			.filter(({ hasUniqueNames }) => hasUniqueNames)
			.map(({ request }) => describePrefixes(request)),
	);
	return (job) => uniquePrefixes.has(describePrefixes(job));
}

/**
 * Lists the jobs of a `customId`. Where another process has created some of those that are needed, and may have created the
 * others moments ago, they are waited for.
 *
 * @returns the list, and what another process has created for the run
 */
async function listUntilFound(
	client: JobClient,
	{ customId }: RunId,
	needed: number,
	isFromElsewhere: (job: Job) => boolean,
	signal: AbortSignal,
): Promise<{ list: CountedJobList; strays: Job[] }> {
	let list = await client.listJobs(customId);
	let strays = list.jobs.filter(isFromElsewhere);
	for (const delay of LOOKUP_DELAYS) {
		const usable = strays.filter((job) => !hasFailed(job));
		if (strays.length === 0 || usable.length >= needed) break;
		await pause(delay, signal);
		list = await client.listJobs(customId);
		strays = list.jobs.filter(isFromElsewhere);
	}
	return { list, strays };
}

/** The jobs that this process remembers, as far as the vendor tells of them. They are there, whatever it says. */
async function fetchRemembered(
	client: JobClient,
	run: RunId,
	listed: readonly Job[],
	signal: AbortSignal,
): Promise<Job[]> {
	const listedById = new Map(listed.map((job) => [job.id, job]));
	const jobs = [...recallRun(run).jobs.keys()].map((id) => listedById.get(id) ?? { id });
	const fetch = async (job: Job) => listedById.get(job.id) ?? (await client.getJob(job.id));
	const options = { concurrency: CONCURRENCY, stopOnFailure: false, signal };
	const results = await mapSettled(jobs, fetch, options);
	return jobs.map((job, index) => {
		const result = results[index];
		return (result?.status === 'fulfilled' ? result.value : undefined) ?? job;
	});
}

/** @param work of the job, where it is known */
function isOfWork(job: Job, work: string | undefined, wanted: JobToCreate): boolean {
	if (work !== undefined) return work === wanted.work;
	return isJobOf(job, wanted.request, wanted.hasUniqueNames);
}

function explainIncompleteList(customId: string): ServiceError {
	return new ServiceError('It is not known whether the job of this item was created before', {
		hint: "Tencent Media Lab does not list all jobs with this Custom ID, so it may be among the others. Look for it with Job → Get Many, or in n8n's log. For items that have no job, start a new execution, with another Custom ID if you chose it yourself",
		code: 'creationUnclear',
		references: { 'custom ID': customId },
	});
}

/** A job that failed is what a further try is for. */
function hasFailed(job: Job): boolean {
	const { phase } = toProgress(job);
	return phase === 'failed' || phase === 'canceled';
}
