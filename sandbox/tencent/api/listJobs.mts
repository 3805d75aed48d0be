import { randomUUID } from 'node:crypto';
import { faultOfKind, type Fault } from '../../faults.mts';
import type { AccountSettings } from '../../settings.mts';
import { states } from '../capabilities.mts';
import { describeJob } from '../jobs/describeJob.mts';
import type { Job } from '../jobs/jobs.mts';
import { spoilJob } from '../jobs/spoilJob.mts';
import type { ActionContext } from './actions.mts';
import { parseRequest } from './refusal.mts';
import { listJobsRequestSchema } from './requestSchemas.mts';

/** @throws Refused */
export function listJobs(content: unknown, { account, details, fault }: ActionContext) {
	const { customId } = parseRequest(listJobsRequestSchema, content, 'listJobsRequest');
	const isFound = (job: Job) =>
		faultOfKind(fault, 'otherJobs') !== undefined || job.request.customId === customId;
	const found = account.mediaLab.jobs.all().filter(isFound);
	const missing = faultOfKind(fault, 'missingJobs');
	const known = found.slice(0, Math.max(0, found.length - (missing?.jobs ?? 0)));
	details.customId = customId;
	details.jobIds = known.map(({ id }) => id);

	const described = known.map((job) => spoilJob(describeJob(job, account), fault));
	const jobs = addOddJob(described, customId, faultOfKind(fault, 'oddJob'));
	const total = missing?.counted ? found.length : jobs.length;
	return { jobs, ...describeTotal(total, account.settings) };
}

type JobDescription = ReturnType<typeof describeJob>;

/** What is hardly a job: one that nobody knows, before the good ones, or the newest of these. */
function addOddJob(
	jobs: JobDescription[],
	customId: string,
	fault: Extract<Fault, { kind: 'oddJob' }> | undefined,
): unknown[] {
	if (!fault) return jobs;
	const newest = jobs.at(-1);
	if (fault.of === 'newest' && newest) return [...jobs.slice(0, -1), makeOdd(newest, fault.as)];
	const stranger = { id: randomUUID(), state: states.completed, customId, outputs: [] };
	return [makeOdd(stranger, fault.as), ...jobs];
}

function makeOdd(job: object, as: Extract<Fault, { kind: 'oddJob' }>['as']): unknown {
	return {
		withoutState: { ...job, state: undefined },
		withoutId: { ...job, id: undefined },
		nullOutputs: { ...job, outputs: null },
		text: 'not a job',
		null: null,
	}[as];
}

function describeTotal(total: number, { listTotal }: AccountSettings) {
	return { number: { total }, text: { total: String(total) }, absent: {} }[listTotal];
}
