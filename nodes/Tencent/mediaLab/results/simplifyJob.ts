import { shorten } from '../../../shared/http/shorten';
import type { Job } from '../api/responses/responseSchema';
import { readResults } from './readResults';
import type { JobResult } from './readResults';
import { nameState, toProgress } from '../lifecycle/states';
import { explainJob } from './explainJob';
import { readTime } from '../api/timing';

/** A job as the nodes output it. What is not known, or not known yet, is left out; times are ISO 8601. */
export interface SimplifiedJob {
	jobId: string;
	customId?: string;
	capability?: string;
	task?: string;
	/** The documented name, or `UNKNOWN`. */
	state: string;
	/** Of the trained model. */
	modelName?: string;
	/** Of the generated audio; where the job made several files, of the first. */
	fileName?: string;
	/** Object key of the only file. */
	path?: string;
	/** All files, in the order of the inputs; only where the job made several. */
	files?: Array<{ fileName: string; path?: string }>;
	contentId?: string;
	createdAt?: string;
	completedAt?: string;
	/** Set where the wait ended before the job. */
	timedOut?: true;
	/** Why the job has no result; only where it failed or was canceled. */
	error?: string;
}

/** An object key has 850 bytes at most, and names are shorter. */
const LONGEST_TEXT = 1000;

/** Reduces a job to what a workflow needs. */
export function simplifyJob(
	job: Job,
	{ timedOut = false }: { timedOut?: boolean } = {},
): SimplifiedJob {
	const results = readResults(job);
	const [first] = results;
	const files = listFiles(results);
	return toOutput({
		jobId: job.id,
		customId: job.customId || undefined,
		capability: first?.capability,
		task: first?.task,
		state: nameState(job.state),
		modelName: first?.modelName,
		fileName: first?.fileName,
		path: files === undefined ? first?.path : undefined,
		files,
		contentId: first?.contentId,
		createdAt: toIsoTime(readTime(job.timing?.createdAt)),
		completedAt: toIsoTime(readTime(job.timing?.completedAt)),
		timedOut: timedOut ? true : undefined,
		error: explainFailure(job),
	});
}

function explainFailure(job: Job): string | undefined {
	const progress = toProgress(job);
	const hasFailed = progress.phase === 'failed' || progress.phase === 'canceled';
	return hasFailed ? explainJob(progress).message : undefined;
}

function listFiles(results: JobResult[]): SimplifiedJob['files'] {
	const files = results.flatMap(({ fileName, path }) =>
		fileName === undefined ? [] : [toOutput({ fileName, path })],
	);
	return files.length > 1 ? files : undefined;
}

function toIsoTime(time: number | undefined): string | undefined {
	return time === undefined ? undefined : new Date(time).toISOString();
}

/** Leaves out what is undefined, and limits the texts, which the vendor writes. */
function toOutput<T extends object>(fields: T): T {
	const given = Object.entries(fields).filter(([, value]) => value !== undefined);
	return Object.fromEntries(
		given.map(([name, value]) => [
			name,
			typeof value === 'string' ? shorten(value, LONGEST_TEXT) : (value as unknown),
		]),
	) as T;
}
