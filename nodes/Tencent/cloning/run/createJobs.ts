import type { IExecuteFunctions } from 'n8n-workflow';
import { mapSettled } from '../../../shared/concurrency/mapSettled';
import type { Job } from '../../mediaLab/api/responses/responseSchema';
import { createJobOnce } from '../../mediaLab/lifecycle/createJob';
import type { JobClient, JobToCreate } from '../../mediaLab/lifecycle/createJob';
import { digestWork, fingerprint } from '../../mediaLab/lifecycle/matching/fingerprint';
import type { RunId } from '../../mediaLab/lifecycle/jobMemory';
import { findReusableJobs } from '../../mediaLab/lifecycle/reusableJobs';
import type { ReusableJobs } from '../../mediaLab/lifecycle/reusableJobs';
import { toProgress } from '../../mediaLab/lifecycle/states';
import type { Wait } from '../fields/waitFields';
import { fillInputs } from '../plan/plannedJob';
import type { Plan, PlannedJob } from '../plan/plannedJob';
import { runExclusively } from './runExclusively';
import type { ItemOutcome } from './itemOutcome';
import { createJobClient } from './jobClient';
import { readAccount } from './readAccount';
import { removeUploads, resolveInputs, temporaryUploads } from './uploads';

/** How jobs are created. */
export interface CreateJobsOptions {
	idempotencyKey: string;
	concurrency: number;
	wait: Wait;
}

/** Creates the planned jobs, each exactly once. A run that is tried again reuses the jobs it created before. */
export async function createJobs(
	context: IExecuteFunctions,
	plans: readonly Plan[],
	{ idempotencyKey, concurrency, wait }: CreateJobsOptions,
	signal: AbortSignal,
): Promise<ItemOutcome[]> {
	const client = createJobClient(context, signal);
	const account = await readAccount(context);
	const urlValidity = wait.waitMode === 'none' ? 0 : wait.maxWait * 60 * 2;
	const needed = groupByCustomId(plans);
	const runOf = (customId: string): RunId => ({ account, idempotencyKey, customId });
	const findReusable = memoizeByCustomId(
		async (customId) =>
			await findReusableJobs(client, runOf(customId), needed.get(customId) ?? [], signal),
	);

	const createOrReuse = async (job: PlannedJob): Promise<Job> => {
		const { request } = job;
		const run = runOf(request.customId);
		const reusable = await findReusable(request.customId);
		const created = await runExclusively(
			JSON.stringify([account, request.customId, fingerprint(request)]),
			async () =>
				(await reusable.take(toWanted(job))) ??
				(await createNew(context, client, run, job, { urlValidity, signal })),
			signal,
		);
		// n8n keeps no output of an execution that is stopped, so its log is where the jobs can be found.
		context.logger.info(`Tencent Media Lab has job ${created.id} (custom ID ${request.customId})`);
		return created;
	};

	const results = await mapSettled(
		plans,
		async (plan) => {
			if (plan.kind === 'failure') throw plan.reason;
			return plan.kind === 'job' ? await createOrReuse(plan.job) : undefined;
		},
		{ concurrency, stopOnFailure: !context.continueOnFail(), signal },
	);
	return plans.map((plan, index) => toItemOutcome(plan, results[index]));
}

function groupByCustomId(plans: readonly Plan[]): Map<string, JobToCreate[]> {
	const groups = new Map<string, JobToCreate[]>();
	for (const plan of plans) {
		if (plan.kind !== 'job') continue;
		const { customId } = plan.job.request;
		const group = groups.get(customId) ?? [];
		groups.set(customId, group);
		group.push(toWanted(plan.job));
	}
	return groups;
}

/** @returns a function that finds the jobs of each Custom ID once */
function memoizeByCustomId(find: (customId: string) => Promise<ReusableJobs>) {
	const found = new Map<string, Promise<ReusableJobs>>();
	return async (customId: string): Promise<ReusableJobs> => {
		const reusable = found.get(customId) ?? find(customId);
		found.set(customId, reusable);
		return await reusable;
	};
}

function toWanted({ request, hasUniqueNames }: PlannedJob): JobToCreate {
	return { request, hasUniqueNames, work: digestWork(request) };
}

interface CreateNewOptions {
	/** How long the vendor must be able to read an uploaded recording, in seconds. */
	urlValidity: number;
	signal: AbortSignal;
}

async function createNew(
	context: IExecuteFunctions,
	client: JobClient,
	run: RunId,
	planned: PlannedJob,
	{ urlValidity, signal }: CreateNewOptions,
): Promise<Job> {
	const inputs = await resolveInputs(context, planned.inputs, urlValidity, signal);
	const wanted = { ...toWanted(planned), request: fillInputs(planned, inputs) };
	const creation = await createJobOnce(client, run, wanted, signal);
	if (creation.kind === 'created') return creation.job;
	if (creation.kind === 'refused') {
		await removeUploads(context, temporaryUploads(planned), signal);
	} else if (signal.aborted) {
		context.logger.warn(
			`Stopped while it was not known whether a job was created: look for custom ID ${planned.request.customId}`,
		);
	}
	throw creation.reason;
}

function toItemOutcome(
	plan: Plan,
	result: PromiseSettledResult<Job | undefined> | undefined,
): ItemOutcome {
	const { itemIndexes } = plan;
	if (plan.kind === 'reused') return { kind: 'reused', itemIndexes };
	if (plan.kind === 'failure') return { kind: 'failure', itemIndexes, reason: plan.reason };
	if (result === undefined) return { kind: 'skipped', itemIndexes };
	if (result.status === 'rejected') return { kind: 'failure', itemIndexes, reason: result.reason };
	if (result.value === undefined) return { kind: 'skipped', itemIndexes };
	return {
		kind: 'job',
		itemIndexes,
		progress: toProgress(result.value),
		uploads: temporaryUploads(plan.job),
		forwardTo: plan.job.forwardTo,
		fileNames: plan.job.fileNames,
		subtitles: plan.job.subtitles,
	};
}
