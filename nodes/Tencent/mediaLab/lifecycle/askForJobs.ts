import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { ServiceError } from '../../../shared/http/serviceError';
import { findCapability } from '../api/capabilities';
import { isRefusedInWords } from '../api/responses/explainRefusal';
import type { Job } from '../api/responses/responseSchema';
import { readResults } from '../results/readResults';
import { fillMissingFields } from './fillMissingFields';
import { findJobsById } from './matching';
import { isFinal, toProgress } from './states';

/** The part of the job API that watching jobs needs. It does not retry, because the next round does. */
export interface JobReader {
	listJobs(customId: string, signal: AbortSignal): Promise<{ jobs: Job[] }>;
	/** @throws ServiceError also where the answer is about another job */
	getJob(jobId: string, signal: AbortSignal): Promise<Job>;
}

/** What the vendor says about a job. */
export type Finding =
	| { kind: 'found'; job: Job }
	/** There is no such job, as far as the vendor tells: its list has no such job, and GetJob refuses it in words. */
	| { kind: 'denied'; error: ServiceError }
	/** The vendor does not answer for a reason that says nothing about the job. */
	| { kind: 'refused'; error: ServiceError };

/** What ListJobs says about a job. */
type Listing =
	| { kind: 'listed'; job: Job }
	/** The list was answered without it, or there is no list that could have it. */
	| { kind: 'leftOut' }
	| { kind: 'refused' };

const PARALLELISM = { concurrency: 5, stopOnFailure: false };

/**
 * Asks the vendor once about jobs: one ListJobs for each `customId`, and a GetJob for each job of which those do not tell
 * enough.
 *
 * @param jobs as far as they are known
 * @returns what the vendor says by job ID; nothing of a job where the service is in trouble
 */
export async function askForJobs(
	reader: JobReader,
	jobs: readonly Job[],
	signal: AbortSignal,
): Promise<Map<string, Finding>> {
	const listings = await listJobs(reader, jobs, signal);
	const findings = new Map<string, Finding>();
	const untold: Array<{ known: Job; listing: Listing }> = [];
	for (const known of jobs) {
		const listing = listings.get(known.id);
		if (listing?.kind === 'listed' && isTold(listing.job)) findings.set(known.id, toFound(listing));
		else if (listing) untold.push({ known, listing });
	}
	const get = async ({ known }: { known: Job }) =>
		fillMissingFields(await reader.getJob(known.id, signal), known);
	const results = await mapSettled(untold, get, { ...PARALLELISM, signal });
	for (const [index, { known, listing }] of untold.entries()) {
		const result = results[index];
		const finding = result && !signal.aborted ? toFinding(listing, result) : undefined;
		if (finding) findings.set(known.id, finding);
	}
	return findings;
}

function toFound({ job }: { job: Job }): Finding {
	return { kind: 'found', job };
}

/** Whether a job from a list says what has become of it, and of a completed one how its files are named. */
function isTold(job: Job): boolean {
	if (typeof job.state !== 'number') return false;
	if (toProgress(job).phase !== 'completed') return true;
	const results = readResults(job);
	const isNamed = results.every(
		({ capability, task, fileName }) =>
			fileName !== undefined || task === 'train' || (capability && !findCapability(capability)),
	);
	return results.length > 0 && isNamed;
}

function toFinding(listing: Listing, result: PromiseSettledResult<Job>): Finding | undefined {
	if (result.status === 'fulfilled') return toFound({ job: result.value });
	const error = toRefusal(result.reason);
	if (error === undefined) return undefined;
	if (listing.kind === 'listed' && isFinal(toProgress(listing.job))) return toFound(listing);
	const isDenied = listing.kind === 'leftOut' && isRefusedInWords(error);
	return { kind: isDenied ? 'denied' : 'refused', error };
}

/**
 * @returns the refusal; undefined where the service is only in trouble, which says nothing about a job
 * @throws what is no ServiceError
 */
function toRefusal(reason: unknown): ServiceError | undefined {
	if (!(reason instanceof ServiceError)) throw reason;
	return reason.retry.kind === 'later' ? undefined : reason;
}

async function listJobs(
	reader: JobReader,
	jobs: readonly Job[],
	signal: AbortSignal,
): Promise<Map<string, Listing>> {
	const listings = new Map<string, Listing>();
	for (const { id, customId } of jobs) if (!customId) listings.set(id, { kind: 'leftOut' });
	const groups = [...groupByCustomId(jobs)];
	const list = async ([customId]: [string, Job[]]) => await reader.listJobs(customId, signal);
	const results = await mapSettled(groups, list, { ...PARALLELISM, signal });
	for (const [index, [, group]] of groups.entries()) {
		const result = results[index];
		if (result === undefined || signal.aborted) continue;
		if (result.status === 'fulfilled') noteListed(listings, group, result.value.jobs);
		else if (toRefusal(result.reason))
			for (const { id } of group) listings.set(id, { kind: 'refused' });
	}
	return listings;
}

function noteListed(listings: Map<string, Listing>, group: Job[], listed: Job[]): void {
	const ids = group.map(({ id }) => id);
	const { found } = findJobsById(listed, ids);
	for (const known of group) {
		const job = found.get(known.id);
		listings.set(
			known.id,
			job ? { kind: 'listed', job: fillMissingFields(job, known) } : { kind: 'leftOut' },
		);
	}
}

function groupByCustomId(jobs: readonly Job[]): Map<string, Job[]> {
	const groups = new Map<string, Job[]>();
	for (const job of jobs) {
		if (job.customId) groups.set(job.customId, [...(groups.get(job.customId) ?? []), job]);
	}
	return groups;
}
