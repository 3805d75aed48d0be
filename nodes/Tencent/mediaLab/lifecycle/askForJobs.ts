import type { ServiceError } from '../../../shared/http/serviceError';
import { findCapability } from '../api/capabilities';
import { isBusyInWords, isRefusedInWords } from '../api/responses/explainRefusal';
import type { Job } from '../api/responses/responseSchema';
import { readResults } from '../results/readResults';
import { askEach } from './askEach';
import type { Answer } from './askEach';
import { fillMissingFields } from './fillMissingFields';
import { findJobsById } from './matching/findJobs';
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
	| { kind: 'refused'; error: ServiceError }
	/** The service is in trouble, or too slow, which may pass. */
	| { kind: 'unanswered'; error: ServiceError };

/** What ListJobs says about a job. */
type Listing =
	| { kind: 'listed'; job: Job }
	/** The list was answered without it. */
	| { kind: 'leftOut' }
	/** There is no list that could have it. */
	| { kind: 'withoutList' }
	/** Whatever the reason. */
	| { kind: 'unanswered' };

/** In milliseconds. A list that takes longer must not keep GetJob from being asked in the same round. */
const LIST_TIMEOUT = 10_000;

/**
 * Asks the vendor once about jobs: one ListJobs for each `customId`, and a GetJob for each job of which those do not tell
 * enough, whatever the reason.
 *
 * @param jobs as far as they are known
 * @returns what the vendor says about each job, by its ID
 */
export async function askForJobs(
	reader: JobReader,
	jobs: readonly Job[],
	signal: AbortSignal,
): Promise<Map<string, Finding>> {
	const listings = await listJobs(reader, jobs, signal);
	const listingOf = ({ id }: Job): Listing => listings.get(id) ?? { kind: 'withoutList' };
	const untold = jobs.filter((job) => !isTold(listingOf(job)));
	const get = async (known: Job) => fillMissingFields(await reader.getJob(known.id, signal), known);
	const answers = await askEach(untold, get, signal);
	const isCredentialAccepted =
		[...listings.values()].some(({ kind }) => kind === 'listed' || kind === 'leftOut') ||
		answers.some(({ kind }) => kind === 'answered');

	const findings = new Map<string, Finding>();
	for (const { id } of jobs) {
		const listing = listings.get(id);
		if (listing?.kind === 'listed') findings.set(id, { kind: 'found', job: listing.job });
	}
	for (const [index, job] of untold.entries()) {
		findings.set(job.id, toFinding(listingOf(job), answers[index]!, isCredentialAccepted));
	}
	return findings;
}

/** Whether a list says what has become of a job, and of a completed one how its files are named. */
function isTold(listing: Listing): boolean {
	if (listing.kind !== 'listed') return false;
	const { job } = listing;
	if (typeof job.state !== 'number') return false;
	if (toProgress(job).phase !== 'completed') return true;
	const results = readResults(job);
	const isNamed = results.every(
		({ capability, task, fileName }) =>
			fileName !== undefined || task === 'train' || (capability && !findCapability(capability)),
	);
	return results.length > 0 && isNamed;
}

/** @param answer of GetJob */
function toFinding(listing: Listing, answer: Answer<Job>, isCredentialAccepted: boolean): Finding {
	if (answer.kind === 'answered') return { kind: 'found', job: answer.response };
	if (answer.kind === 'unanswered') {
		// A vendor that lists other jobs is not busy, whatever it says of this one.
		const isUnknown = listing.kind === 'leftOut' && isBusyInWords(answer.error);
		return isUnknown ? { kind: 'denied', error: answer.error } : answer;
	}
	if (listing.kind === 'listed' && isFinal(toProgress(listing.job))) {
		return { kind: 'found', job: listing.job };
	}
	const mayBeUnknown = listing.kind === 'leftOut' || listing.kind === 'withoutList';
	const isDenied = mayBeUnknown && isRefusedInWords(answer.error, isCredentialAccepted);
	return isDenied ? { kind: 'denied', error: answer.error } : answer;
}

/** @returns what the lists say, by job ID; nothing of a job without a `customId` */
async function listJobs(
	reader: JobReader,
	jobs: readonly Job[],
	signal: AbortSignal,
): Promise<Map<string, Listing>> {
	const groups = [...groupByCustomId(jobs)];
	const list = async ([customId]: [string, Job[]]) => {
		const limited = AbortSignal.any([signal, AbortSignal.timeout(LIST_TIMEOUT)]);
		return await reader.listJobs(customId, limited);
	};
	const answers = await askEach(groups, list, signal);
	const listings = new Map<string, Listing>();
	for (const [index, [, group]] of groups.entries()) {
		const answer = answers[index]!;
		const listed = answer.kind === 'answered' ? answer.response.jobs : undefined;
		noteListed(listings, group, listed);
	}
	return listings;
}

/** @param listed undefined where the list was not answered */
function noteListed(listings: Map<string, Listing>, group: Job[], listed?: Job[]): void {
	const ids = group.map(({ id }) => id);
	const { found } = findJobsById(listed ?? [], ids);
	for (const known of group) {
		const job = found.get(known.id);
		if (job) listings.set(known.id, { kind: 'listed', job: fillMissingFields(job, known) });
		else listings.set(known.id, { kind: listed ? 'leftOut' : 'unanswered' });
	}
}

function groupByCustomId(jobs: readonly Job[]): Map<string, Job[]> {
	const groups = new Map<string, Job[]>();
	for (const job of jobs) {
		if (job.customId) groups.set(job.customId, [...(groups.get(job.customId) ?? []), job]);
	}
	return groups;
}
