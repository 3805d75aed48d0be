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
	const { listLagMilliseconds, listLimit, listMadeUpIds } = account.settings;
	const newest = Date.now() - listLagMilliseconds;
	const isFound = ({ request, createdAt }: Job) =>
		createdAt <= newest &&
		(faultOfKind(fault, 'otherJobs') !== undefined || request.customId === customId);
	const found = account.mediaLab.jobs.all().filter(isFound);
	const missing = faultOfKind(fault, 'missingJobs');
	const known = found.slice(0, Math.max(0, found.length - (missing?.jobs ?? 0)));
	const listed = sortJobs(known, account.settings).slice(0, listLimit);
	details.customId = customId;
	details.jobIds = listed.map(({ id }) => id);

	const described = listed.map((job) => {
		const description = spoilJob(describeJob(job, account), fault);
		return listMadeUpIds ? { ...description, id: randomUUID() } : description;
	});
	const jobs = addOddJob(described, customId, faultOfKind(fault, 'oddJob'));
	const isCut = listed.length < known.length || missing?.counted;
	const total = isCut ? found.length : jobs.length;
	return { jobs, ...describeTotal(total, jobs.length, account.settings) };
}

function sortJobs(jobs: readonly Job[], { listOrder }: AccountSettings): Job[] {
	const positions = new Map(jobs.map((job, index) => [job, index]));
	const positionOf = {
		oldestFirst: (job: Job) => positions.get(job) ?? 0,
		newestFirst: (job: Job) => -(positions.get(job) ?? 0),
		mixed: () => Math.random(),
	}[listOrder];
	return jobs
		.map((job) => ({ job, position: positionOf(job) }))
		.sort((one, other) => one.position - other.position)
		.map(({ job }) => job);
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

function describeTotal(total: number, listed: number, { listTotal }: AccountSettings) {
	return {
		number: { total },
		text: { total: String(total) },
		absent: {},
		listed: { total: listed },
	}[listTotal];
}
