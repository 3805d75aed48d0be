import type { IExecuteFunctions } from 'n8n-workflow';
import { settleTasks } from '../../../shared/concurrency/mapSettled';
import { createClaims, rememberJob } from '../../mediaLab/lifecycle/reusableJobs';
import type { Claims } from '../../mediaLab/lifecycle/reusableJobs';
import { createJobOnce, createOneByOne } from '../../mediaLab/lifecycle/createJob';
import { describeWork } from '../../mediaLab/lifecycle/matching';
import type { Job } from '../../mediaLab/api/responseSchema';
import { toProgress } from '../../mediaLab/lifecycle/states';
import type { Wait } from '../fields/waitFields';
import { createJobService } from './jobClient';
import type { Plan, PlannedJob } from '../plan/plannedJob';
import { previewInputs, uploadsOf } from '../plan/previewInputs';
import { provideInputs, removeUploads } from './uploads';
import type { Tracked } from './itemOutcome';

/** How jobs are created. */
export interface JobCreation {
	executionKey: string;
	concurrency: number;
	wait: Wait;
}

/** Creates the planned jobs, each exactly once. The same run, tried again, takes up those it has created before. */
export async function createJobs(
	context: IExecuteFunctions,
	plans: readonly Plan[],
	{ executionKey, concurrency, wait }: JobCreation,
	signal: AbortSignal,
): Promise<Tracked[]> {
	const service = createJobService(context, signal);
	const inTurn = createOneByOne();
	const claimsOf = new Map<string, Promise<Claims>>();
	const findClaims = async (customId: string) => {
		const known = claimsOf.get(customId);
		const claims = known ?? lookUp(customId);
		claimsOf.set(customId, claims);
		return await claims;
	};
	const lookUp = async (customId: string) =>
		createClaims(await service.listJobs(customId), customId, executionKey);

	const createOne = async (plan: PlannedJob): Promise<Job> => {
		const { customId } = plan;
		const claims = await findClaims(customId);
		const preview = plan.buildRequest(await previewInputs(context, plan.inputs));
		const job = await inTurn(`${customId} ${describeWork(preview)}`, async (): Promise<Job> => {
			const claimed = claims.claim(preview);
			if (claimed) return claimed;
			const validSeconds = wait.waitMode === 'none' ? 0 : wait.maxWait * 60 * 2;
			const inputs = await provideInputs(context, plan.inputs, validSeconds, signal);
			const request = { ...plan.buildRequest(inputs), customId };
			const creation = await createJobOnce(service, request, claims.accountedFor, signal);
			if (creation.kind === 'created') return creation.job;
			if (creation.kind === 'refused') await removeUploads(context, uploadsOf(plan), signal);
			else if (signal.aborted) {
				context.logger.warn(`Stopped while it was not known whether a job was created: look for custom ID ${customId}`);
			}
			throw creation.reason;
		});
		rememberJob(executionKey, job.id);
		// n8n keeps no output of an execution that is stopped, so this is where its jobs can be found.
		context.logger.info(`Tencent Media Lab has job ${job.id} (custom ID ${customId})`);
		return job;
	};
	const outcomes = await settleTasks(
		plans.length,
		async (index) => {
			const plan = plans[index]!;
			if (plan.kind === 'failure') throw plan.reason;
			return await createOne(plan.job);
		},
		{ concurrency, stopOnFailure: !context.continueOnFail() },
		signal,
	);
	return plans.map((plan, index) => toTracked(plan, outcomes[index]));
}

function toTracked(plan: Plan, outcome: PromiseSettledResult<Job> | undefined): Tracked {
	const { itemIndexes } = plan;
	if (plan.kind === 'failure') return { kind: 'failure', itemIndexes, reason: plan.reason };
	if (outcome === undefined) return { kind: 'leftOut', itemIndexes };
	if (outcome.status === 'rejected') return { kind: 'failure', itemIndexes, reason: outcome.reason };
	const { job } = plan;
	return {
		kind: 'job',
		itemIndexes,
		progress: toProgress(outcome.value),
		uploads: uploadsOf(job),
		callback: job.passOnTo,
	};
}
