import type { IExecuteFunctions } from 'n8n-workflow';
import { createKeyedMutex } from '../../../shared/concurrency/keyedMutex';
import { mapSettled } from '../../../shared/concurrency/mapSettled';
import type { Job } from '../../mediaLab/api/responses/responseSchema';
import { createJobOnce } from '../../mediaLab/lifecycle/createJob';
import type { JobClient } from '../../mediaLab/lifecycle/createJob';
import { fingerprint } from '../../mediaLab/lifecycle/fingerprint';
import { rememberJob } from '../../mediaLab/lifecycle/jobMemory';
import { findReusableJobs } from '../../mediaLab/lifecycle/reusableJobs';
import type { ReusableJobs } from '../../mediaLab/lifecycle/reusableJobs';
import { toProgress } from '../../mediaLab/lifecycle/states';
import type { Wait } from '../fields/waitFields';
import { fillInputs } from '../plan/plannedJob';
import type { Plan, PlannedJob } from '../plan/plannedJob';
import type { ItemOutcome } from './itemOutcome';
import { createJobClient } from './jobClient';
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
	const runExclusively = createKeyedMutex();
	const findReusable = createReusableJobsFinder(client, idempotencyKey);
	const urlValidity = wait.waitMode === 'none' ? 0 : wait.maxWait * 60 * 2;

	const createOrReuse = async (planned: PlannedJob): Promise<Job> => {
		const { request } = planned;
		const { customId } = request;
		const reusable = await findReusable(customId);
		const job = await runExclusively(
			`${customId} ${fingerprint(request)}`,
			async () =>
				reusable.take(request, planned.hasUniqueNames) ??
				(await createNew(context, client, planned, {
					urlValidity,
					takenJobIds: reusable.takenJobIds,
					signal,
				})),
		);
		rememberJob(idempotencyKey, job.id);
		// n8n keeps no output of an execution that is stopped, so its log is where the jobs can be found.
		context.logger.info(`Tencent Media Lab has job ${job.id} (custom ID ${customId})`);
		return job;
	};

	const results = await mapSettled(
		plans,
		async (plan) => {
			if (plan.kind === 'failure') throw plan.reason;
			return await createOrReuse(plan.job);
		},
		{ concurrency, stopOnFailure: !context.continueOnFail(), signal },
	);
	return plans.map((plan, index) => toItemOutcome(plan, results[index]));
}

/** @returns a function that asks the vendor once for each Custom ID */
function createReusableJobsFinder(client: JobClient, idempotencyKey: string) {
	const found = new Map<string, Promise<ReusableJobs>>();
	const find = async (customId: string) =>
		findReusableJobs(await client.listJobs(customId), customId, idempotencyKey);
	return async (customId: string): Promise<ReusableJobs> => {
		const reusable = found.get(customId) ?? find(customId);
		found.set(customId, reusable);
		return await reusable;
	};
}

interface CreateNewOptions {
	/** How long the vendor must be able to read an uploaded recording, in seconds. */
	urlValidity: number;
	/** IDs of jobs that belong to something else; the new one is added. */
	takenJobIds: Set<string>;
	signal: AbortSignal;
}

async function createNew(
	context: IExecuteFunctions,
	client: JobClient,
	planned: PlannedJob,
	{ urlValidity, takenJobIds, signal }: CreateNewOptions,
): Promise<Job> {
	const inputs = await resolveInputs(context, planned.inputs, urlValidity, signal);
	const creation = await createJobOnce(
		client,
		fillInputs(planned, inputs),
		{ takenJobIds, hasUniqueNames: planned.hasUniqueNames },
		signal,
	);
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

function toItemOutcome(plan: Plan, result: PromiseSettledResult<Job> | undefined): ItemOutcome {
	const { itemIndexes } = plan;
	if (plan.kind === 'failure') return { kind: 'failure', itemIndexes, reason: plan.reason };
	if (result === undefined) return { kind: 'skipped', itemIndexes };
	if (result.status === 'rejected') return { kind: 'failure', itemIndexes, reason: result.reason };
	return {
		kind: 'job',
		itemIndexes,
		progress: toProgress(result.value),
		uploads: temporaryUploads(plan.job),
		forwardTo: plan.job.forwardTo,
	};
}
