import { CAPABILITIES } from '../api/capabilities';
import type { CreateJobRequest } from '../api/requestSchema';
import type { Job, JobInput, JobOutput } from '../api/responseSchema';
import { toSegments } from '../api/objectKey';
import { SWITCH, TASK_TYPES } from '../api/tasks';
import { readTime } from '../api/timing';

/** `totalEpoch` where a request for training leaves it out (seeds 000 and 002). */
const DEFAULT_EPOCHS = 30;

/**
 * Finds the job that a creation made although its answer did not arrive: one with the inputs and outputs of
 * the request, as exactly as they were sent; only the signature of a signed address may differ. What the
 * vendor adds is ignored, and what it fills in is compared as its documented default. Where several jobs
 * match, the newest is taken, because a `customId` of the user's may have been used before; of several items
 * with the same request each finds another one, as long as the caller adds each to `accountedFor`.
 *
 * @param jobs what ListJobs answered for the `customId` of the request
 * @param accountedFor IDs of jobs that are known to belong to another item or an earlier run
 */
export function findJobToAdopt(
	jobs: readonly Job[],
	request: Pick<CreateJobRequest, 'inputs' | 'outputs'>,
	accountedFor: ReadonlySet<string>,
): Job | undefined {
	const wanted = describeWork(request);
	return jobs
		.filter((job) => !accountedFor.has(job.id) && describeWork(job) === wanted)
		.sort((one, other) => creationTime(other) - creationTime(one))[0];
}

function creationTime({ timing }: Job): number {
	return readTime(timing?.createdAt) ?? 0;
}

/** Inputs and outputs in a form in which the same work gives the same text. */
export function describeWork({ inputs, outputs }: Pick<Job, 'inputs' | 'outputs'>): string {
	return JSON.stringify([(inputs ?? []).map(describeInput), (outputs ?? []).map(describeOutput)]);
}

function describeInput({ sourceData, url, source }: JobInput): unknown {
	return [
		sourceData || null,
		withoutSignature(url || null),
		source?.contentId || null,
		source?.path || null,
	];
}

/**
 * An address that is signed leads to the same file whenever it was signed: one of COS (its query begins with
 * `q-sign-algorithm`), or one of n8n (its token is a JSON Web Token that names the file).
 */
function withoutSignature(url: string | null): string | null {
	if (url?.includes('?q-sign-algorithm=')) return url.slice(0, url.indexOf('?'));
	const claims = /\/binary-data\/signed\?token=[^.]+\.([^.]+)\./.exec(url ?? '')?.[1];
	return claims === undefined ? url : (readFileId(claims) ?? url);
}

function readFileId(claims: string): string | undefined {
	try {
		return JSON.parse(Buffer.from(claims, 'base64url').toString()).id;
	} catch {
		return undefined;
	}
}

function describeOutput({
	contentId,
	destination,
	inputSelectors,
	smartContentDescriptor,
}: JobOutput): unknown {
	const cloning = CAPABILITIES.map(({ key }) => [
		key,
		describeCloning(smartContentDescriptor?.[key]),
	]);
	const directory = toSegments(destination ?? '');
	return [
		contentId || null,
		directory,
		inputSelectors ?? [],
		smartContentDescriptor?.outputPrefix || null,
		cloning,
	];
}

function describeCloning(settings: unknown): unknown {
	if (typeof settings !== 'object' || settings === null) return null;
	const { type, modelName, totalEpoch, useSeparate } = settings as Record<string, unknown>;
	const epochs = type === TASK_TYPES.train ? totalEpoch || DEFAULT_EPOCHS : null;
	return [type, modelName, epochs, useSeparate || SWITCH.off];
}

/** Jobs that are waited for, by ID, and what of them an answer does not hold. */
export interface SortedJobs {
	found: Map<string, Job>;
	missing: string[];
}

/**
 * Sorts what ListJobs answered by the jobs that are waited for; those missing are to be asked for with
 * GetJob.
 */
export function sortJobs(jobs: readonly Job[], jobIds: readonly string[]): SortedJobs {
	const answered = new Map(jobs.map((job) => [job.id, job]));
	const found = new Map<string, Job>();
	const missing: string[] = [];
	for (const jobId of jobIds) {
		const job = answered.get(jobId);
		if (job) found.set(jobId, job);
		else missing.push(jobId);
	}
	return { found, missing };
}
