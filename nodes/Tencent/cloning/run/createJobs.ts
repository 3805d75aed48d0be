import type { IExecuteFunctions } from 'n8n-workflow';
import { createKeyedMutex } from '../../../shared/concurrency/keyedMutex';
import { mapSettled } from '../../../shared/concurrency/mapSettled';
import { findReusableJobs, rememberJob } from '../../mediaLab/lifecycle/reusableJobs';
import type { ReusableJobs } from '../../mediaLab/lifecycle/reusableJobs';
import { createJobOnce } from '../../mediaLab/lifecycle/createJob';
import { describeWork } from '../../mediaLab/lifecycle/matching';
import type { Job } from '../../mediaLab/api/responseSchema';
import { toProgress } from '../../mediaLab/lifecycle/states';
import type { Wait } from '../fields/waitFields';
import { createJobClient } from './jobClient';
import type { Plan, PlannedJob } from '../plan/plannedJob';
import { previewInputs, uploadsOf } from '../plan/previewInputs';
import { resolveInputs, removeUploads } from './uploads';
import type { ItemOutcome } from './itemOutcome';

/** How jobs are created. */
export interface JobCreation {
	idempotencyKey: string;
	concurrency: number;
	wait: Wait;
}

/** Creates the planned jobs, each exactly once. The same run, tried again, takes up those it has created before. */
export async function createJobs(
	context: IExecuteFunctions,
	plans: readonly Plan[],
	{ idempotencyKey, concurrency, wait }: JobCreation,
	signal: AbortSignal,
): Promise<ItemOutcome[]> {
	const service = createJobClient(context, signal);
	const inTurn = createKeyedMutex();
	const reusableJobsOf = new Map<string, Promise<ReusableJobs>>();
	const findReusable = async (customId: string) => {
		const known = reusableJobsOf.get(customId);
		const claims = known ?? lookUp(customId);
		reusableJobsOf.set(customId, claims);
		return await claims;
	};
	const lookUp = async (customId: string) =>
		findReusableJobs(await service.listJobs(customId), customId, idempotencyKey);

	const createOne = async (plan: PlannedJob): Promise<Job> => {
		const { customId } = plan;
		const claims = await findReusable(customId);
		const preview = plan.buildRequest(await previewInputs(context, plan.inputs));
		const job = await inTurn(`${customId} ${describeWork(preview)}`, async (): Promise<Job> => {
			const reused = claims.claim(preview);
			if (reused) return reused;
			const validSeconds = wait.waitMode === 'none' ? 0 : wait.maxWait * 60 * 2;
			const inputs = await resolveInputs(context, plan.inputs, validSeconds, signal);
			const request = { ...plan.buildRequest(inputs), customId };
			const creation = await createJobOnce(service, request, claims.accountedFor, signal);
			if (creation.kind === 'created') return creation.job;
			if (creation.kind === 'refused') await removeUploads(context, uploadsOf(plan), signal);
			else if (signal.aborted) {
				context.logger.warn(
					`Stopped while it was not known whether a job was created: look for custom ID ${customId}`,
				);
			}
			throw creation.reason;
		});
		rememberJob(idempotencyKey, job.id);
		// n8n keeps no output of an execution that is stopped, so this is where its jobs can be found.
		context.logger.info(`Tencent Media Lab has job ${job.id} (custom ID ${customId})`);
		return job;
	};
	const outcomes = await mapSettled(
		plans,
		async (plan) => {
			if (plan.kind === 'failure') throw plan.reason;
			return await createOne(plan.job);
		},
		{ concurrency, stopOnFailure: !context.continueOnFail(), signal },
	);
	return plans.map((plan, index) => toItemOutcome(plan, outcomes[index]));
}

function toItemOutcome(plan: Plan, outcome: PromiseSettledResult<Job> | undefined): ItemOutcome {
	const { itemIndexes } = plan;
	if (plan.kind === 'failure') return { kind: 'failure', itemIndexes, reason: plan.reason };
	if (outcome === undefined) return { kind: 'skipped', itemIndexes };
	if (outcome.status === 'rejected')
		return { kind: 'failure', itemIndexes, reason: outcome.reason };
	const { job } = plan;
	return {
		kind: 'job',
		itemIndexes,
		progress: toProgress(outcome.value),
		uploads: uploadsOf(job),
		callback: job.forwardTo,
	};
}
