import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { cancelSignalOf, toErrorItem } from '../../shared/items';
import { toNodeError } from '../../shared/nodeError';
import { settleTasks } from '../../shared/settleTasks';
import { createClaims, rememberJob } from '../jobs/claims';
import type { Claims } from '../jobs/claims';
import { createJobOnce, createOneByOne } from '../jobs/createJob';
import { explainJob } from '../jobs/jobFailure';
import { describeWork } from '../jobs/matching';
import { pollJobs } from '../jobs/pollJobs';
import type { Job } from '../jobs/responseSchema';
import { simplifyJob } from '../jobs/simplify';
import { isFinal, toProgress } from '../jobs/states';
import type { JobProgress } from '../jobs/states';
import { createJobReader, createJobService } from './jobService';
import type { Wait } from './jobFields';
import type { Plan, PlannedJob } from './plannedJob';
import { previewInputs, provideInputs, removeUploads } from './provideInputs';

/** How the jobs of a run are created, waited for and handed on. */
export interface JobRun {
	executionKey: string;
	concurrency: number;
	/** In seconds. */
	pollingInterval: number;
	wait: Wait;
	/** Makes the output of a job that has not failed. */
	handOn(progress: JobProgress, signal: AbortSignal): Promise<INodeExecutionData>;
}

/** What became of a plan; undefined where it was left out because another failed. */
type Outcome<T> = PromiseSettledResult<T> | undefined;

/**
 * Creates the planned jobs, each exactly once, waits for them as asked, and hands their results on, in order and
 * paired. Jobs that are created already are never left behind: an error names them, and the same run, tried again,
 * takes them up.
 */
export async function runJobs(context: IExecuteFunctions, plans: Plan[], run: JobRun): Promise<INodeExecutionData[]> {
	const signal = cancelSignalOf(context);
	const parallelism = { concurrency: run.concurrency, stopOnFailure: !context.continueOnFail() };

	const created = await createAll(context, plans, run, signal);
	// n8n takes an execution for cancelled only if its node returns; what was paid for is handed on.
	if (signal.aborted) return handOnPending(plans, created);
	requireSuccess(context, plans, created, created);
	const waited = run.wait.waitMode === 'none' ? created : await waitForAll(context, created, run, signal);
	await settleTasks(
		plans.length,
		async (index) => await removeUploadsOfEnded(context, plans[index]!, waited[index], signal),
		{ ...parallelism, stopOnFailure: false },
		signal,
	);
	const handedOn = await settleTasks(
		plans.length,
		async (index) => await run.handOn(requireResult(waited[index]), signal),
		parallelism,
		signal,
	);
	if (signal.aborted) return handOnPending(plans, created);
	requireSuccess(context, plans, handedOn, created);
	return plans.map((plan, index) => toItem(context, plan, handedOn[index], latestOf(waited[index], created[index])));
}

async function createAll(
	context: IExecuteFunctions,
	plans: Plan[],
	{ executionKey, concurrency, wait }: JobRun,
	signal: AbortSignal,
): Promise<Array<Outcome<JobProgress>>> {
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

	const createOne = async (plan: PlannedJob): Promise<JobProgress> => {
		const { customId } = plan;
		const claims = await findClaims(customId);
		const preview = plan.buildRequest(await previewInputs(context, plan.inputs));
		const job = await inTurn(`${customId} ${describeWork(preview)}`, async (): Promise<Job> => {
			const claimed = claims.claim(preview);
			if (claimed) return claimed;
			const validSeconds = wait.waitMode === 'poll' ? wait.maxWait * 60 * 2 : 0;
			const inputs = await provideInputs(context, plan.inputs, validSeconds, signal);
			const request = { ...plan.buildRequest(inputs), customId };
			const creation = await createJobOnce(service, request, claims.accountedFor, signal);
			if (creation.kind === 'created') return creation.job;
			if (creation.kind === 'refused') await removeUploads(context, plan, signal);
			throw creation.reason;
		});
		rememberJob(executionKey, job.id);
		// n8n keeps no output of an execution that is stopped, so this is where its jobs can be found.
		context.logger.info(`Tencent Media Lab has job ${job.id} (custom ID ${customId})`);
		return toProgress(job);
	};
	return await settleTasks(
		plans.length,
		async (index) => {
			const plan = plans[index]!;
			if (plan.kind === 'failure') throw plan.reason;
			return await createOne(plan.job);
		},
		{ concurrency, stopOnFailure: !context.continueOnFail() },
		signal,
	);
}

async function waitForAll(
	context: IExecuteFunctions,
	created: Array<Outcome<JobProgress>>,
	{ pollingInterval, wait }: JobRun,
	signal: AbortSignal,
): Promise<Array<Outcome<JobProgress>>> {
	const maxWait = wait.waitMode === 'poll' ? wait.maxWait * 60_000 : 0;
	const jobs = created.flatMap((outcome) => (outcome?.status === 'fulfilled' ? [outcome.value.job] : []));
	const patience = { interval: pollingInterval * 1000, maxWait, signal };
	const [polled] = await Promise.allSettled([pollJobs(createJobReader(context), jobs, patience)]);
	if (polled.status === 'rejected') {
		return created.map((outcome) => (outcome?.status === 'fulfilled' ? polled : outcome));
	}
	const watched = new Map(polled.value.map((value) => [value.progress.job.id, value]));
	return created.map((outcome) => {
		if (outcome?.status !== 'fulfilled') return outcome;
		const { progress, refusal } = watched.get(outcome.value.job.id)!;
		return refusal ? { status: 'rejected', reason: refusal } : { status: 'fulfilled', value: progress };
	});
}

async function removeUploadsOfEnded(
	context: IExecuteFunctions,
	plan: Plan,
	waited: Outcome<JobProgress>,
	signal: AbortSignal,
): Promise<void> {
	const hasEnded = waited?.status === 'fulfilled' && isFinal(waited.value);
	if (hasEnded && plan.kind === 'job') await removeUploads(context, plan.job, signal);
}

/** @throws ServiceError that names the job where it has failed; what it could not be created or waited for with */
function requireResult(waited: Outcome<JobProgress>): JobProgress {
	if (waited?.status !== 'fulfilled') throw waited?.reason;
	const { value } = waited;
	if (value.phase === 'failed' || value.phase === 'canceled') throw explainJob(value);
	return value;
}

/**
 * Without Continue On Fail, one failure fails the node.
 *
 * @param created the jobs, which may have been paid for, so that the error names all of them
 * @throws NodeApiError or NodeOperationError of the first failure
 */
function requireSuccess(
	context: IExecuteFunctions,
	plans: Plan[],
	outcomes: Array<Outcome<unknown>>,
	created: Array<Outcome<JobProgress>>,
): void {
	const index = outcomes.findIndex((outcome) => outcome?.status === 'rejected');
	if (index === -1 || context.continueOnFail() || cancelSignalOf(context).aborted) return;
	const { reason } = outcomes[index] as PromiseRejectedResult;
	const error = toNodeError(context.getNode(), reason, plans[index]!.itemIndexes[0]!);
	const jobs = created.flatMap((outcome) => (outcome?.status === 'fulfilled' ? [outcome.value.job] : []));
	if (jobs.length > 0) {
		error.description = `${error.description ?? ''} Jobs of this run: ${jobs.map(({ id }) => id).join(', ')}`.trim();
	}
	throw error;
}

/** The job as it was last seen. */
function latestOf(waited: Outcome<JobProgress>, created: Outcome<JobProgress>): Outcome<JobProgress> {
	return waited?.status === 'fulfilled' ? waited : created;
}

/** The jobs of an execution that is cancelled: they go on at the vendor. */
function handOnPending(plans: Plan[], created: Array<Outcome<JobProgress>>): INodeExecutionData[] {
	return created.flatMap((outcome, index) =>
		outcome?.status === 'fulfilled'
			? [{ json: { ...simplifyJob(outcome.value.job) }, pairedItem: pairWith(plans[index]!) }]
			: [],
	);
}

function toItem(
	context: IExecuteFunctions,
	plan: Plan,
	handedOn: Outcome<INodeExecutionData>,
	created: Outcome<JobProgress>,
): INodeExecutionData {
	const pairedItem = pairWith(plan);
	if (handedOn?.status === 'fulfilled') return { ...handedOn.value, pairedItem };
	const details = created?.status === 'fulfilled' ? { ...simplifyJob(created.value.job) } : undefined;
	return { ...toErrorItem(context, handedOn?.reason, plan.itemIndexes[0]!, details), pairedItem };
}

function pairWith({ itemIndexes }: Plan): INodeExecutionData['pairedItem'] {
	const items = itemIndexes.map((item) => ({ item }));
	return items.length === 1 ? items[0] : items;
}
