import { ServiceError } from '../../../shared/http/serviceError';
import { askForJobs } from './askForJobs';
import type { Finding, JobReader } from './askForJobs';
import { isPending, mergeProgress, toProgress } from './states';
import type { JobProgress } from './states';

/** What is known of a job that is waited for. */
export interface WatchedJob {
	progress: JobProgress;
	/** Why the last refresh brought nothing, unless the service was only in trouble, which is no reason to fail. */
	refusal?: ServiceError;
	/** Why the last refresh brought nothing, where the service was only in trouble. */
	lastError?: string;
	/** Set while the vendor says that there is no such job. */
	denial?: Denial;
}

/** How often the vendor has said that there is no such job, and since when, in epoch milliseconds. */
export interface Denial {
	rounds: number;
	since: number;
}

/** A job may be missing from what the vendor returns for a while after its creation. */
const DENIED_ROUNDS = 3;
const DENIED_MILLISECONDS = 30_000;

const JOB_NOT_FOUND = 'jobNotFound';

/**
 * Whether there is still something to wait for. Of all refusals only that the vendor has long denied the job is final. A
 * host name that cannot be resolved, a proxy's page or a quota says nothing about the job, which was paid for and goes on.
 */
export function needsRefresh({ progress, refusal }: WatchedJob): boolean {
	return isPending(progress) && refusal?.code !== JOB_NOT_FOUND;
}

/** Asks the vendor once for the state of all jobs that need it. */
export async function refreshJobs<T extends WatchedJob>(
	reader: JobReader,
	watched: T[],
	signal: AbortSignal,
): Promise<T[]> {
	const jobs = watched.filter(needsRefresh).map(({ progress }) => progress.job);
	const findings = await askForJobs(reader, jobs, signal);
	return watched.map((job) =>
		needsRefresh(job) ? refreshJob(job, findings.get(job.progress.job.id)) : job,
	);
}

function refreshJob<T extends WatchedJob>(watched: T, finding: Finding | undefined): T {
	switch (finding?.kind) {
		case undefined:
			return watched;
		case 'unanswered':
			return { ...watched, refusal: undefined, lastError: finding.error.message };
		case 'refused':
			return { ...watched, refusal: finding.error, lastError: undefined };
		case 'denied': {
			const { rounds, since } = watched.denial ?? { rounds: 0, since: Date.now() };
			const denial = { rounds: rounds + 1, since };
			const refusal = isLong(denial) ? explainDenied(watched, finding.error) : finding.error;
			return { ...watched, denial, refusal, lastError: undefined };
		}
		case 'found': {
			const progress = mergeProgress(watched.progress, toProgress(finding.job));
			return {
				...watched,
				progress,
				denial: undefined,
				refusal: undefined,
				lastError: undefined,
			};
		}
	}
}

function isLong({ rounds, since }: Denial): boolean {
	return rounds >= DENIED_ROUNDS && Date.now() - since >= DENIED_MILLISECONDS;
}

function explainDenied({ progress }: WatchedJob, { message, references }: ServiceError) {
	const { id } = progress.job;
	return new ServiceError(`Tencent Media Lab no longer knows job ${id}: ${message}`, {
		hint: 'Check that the credential belongs to the account that the job was created with, and report the job ID to the vendor. Creating the job again incurs another charge',
		code: JOB_NOT_FOUND,
		references: { ...references, 'job ID': id },
	});
}
