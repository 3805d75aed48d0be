import type { INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { describeFailure, toFailedItem } from '../../../shared/n8n/errorItem';
import type { Failure } from '../../../shared/n8n/errorItem';
import { toNodeError } from '../../../shared/n8n/nodeError';
import { cancelSignalOf, continuesOnFail } from '../../../shared/n8n/runningContext';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import type { WatchedJob } from '../../mediaLab/lifecycle/refreshJobs';
import type { TextSubtitles } from '../../output/textSubtitles';
import { simplifyJob } from '../../mediaLab/results/simplifyJob';

/** A job of a run, from its creation on. */
export interface RunJob extends WatchedJob {
	kind: 'job';
	itemIndexes: number[];
	/** Object keys of what was uploaded for the job, and is removed when it has ended. */
	uploads: string[];
	/** The user's URL that the job is still to be forwarded to when it has ended; empty for none. */
	forwardTo: string;
	/** Of its audio, without extension; where they are missing, the vendor's names are kept. */
	fileNames: string[];
	/** That are wanted with its audio. */
	subtitles?: TextSubtitles;
}

/** What became of an item of a run, or of several items together; errors name the first of them. */
export type ItemOutcome =
	| RunJob
	/** All that the item needs is in the bucket already. */
	| { kind: 'reused'; itemIndexes: number[] }
	/** There is no job. */
	| { kind: 'failure'; itemIndexes: number[]; reason: unknown }
	/** There is no job, and the failure has been described already. */
	| { kind: 'describedFailure'; itemIndexes: number[]; failure: Failure }
	/** Not started, because another item failed or the execution was stopped. */
	| { kind: 'skipped'; itemIndexes: number[] };

/** The jobs among the outcomes of a run. */
export function jobsOf(outcomes: readonly ItemOutcome[]): RunJob[] {
	return outcomes.filter((outcome) => outcome.kind === 'job');
}

/** Maps all jobs at once. Other outcomes stay as they are, and all stay in their places. */
export async function mapJobs(
	outcomes: readonly ItemOutcome[],
	map: (jobs: RunJob[]) => Promise<RunJob[]>,
): Promise<ItemOutcome[]> {
	const mapped = await map(jobsOf(outcomes));
	return outcomes.map((outcome) => (outcome.kind === 'job' ? mapped.shift()! : outcome));
}

/** The input items that an output item was made from. */
export function toPairedItem({
	itemIndexes,
}: Pick<ItemOutcome, 'itemIndexes'>): INodeExecutionData['pairedItem'] {
	const items = itemIndexes.map((item) => ({ item }));
	return items.length === 1 ? items[0] : items;
}

/**
 * Describes why there is no result of an outcome, with its job where there is one. Items of the error output have no
 * details; there, error or message names the job.
 */
export function describeOutcomeFailure(
	context: RunningContext,
	outcome: ItemOutcome,
	reason: unknown,
): Failure {
	const itemIndex = outcome.itemIndexes[0]!;
	if (outcome.kind !== 'job') return describeFailure(context, reason, itemIndex);
	const { job } = outcome.progress;
	const failure = describeFailure(context, reason, itemIndex, { ...simplifyJob(job) });
	const isNamed = `${failure.error} ${failure.message}`.includes(job.id);
	return isNamed ? failure : { ...failure, message: `${failure.message} (job ID: ${job.id})` };
}

/** The error item of an outcome, paired with all items that it was made from. */
export function toOutcomeErrorItem(
	context: RunningContext,
	{ itemIndexes }: ItemOutcome,
	failure: Failure,
): INodeExecutionData {
	return {
		...toFailedItem(context, failure, itemIndexes[0]!),
		pairedItem: toPairedItem({ itemIndexes }),
	};
}

/** Items for the jobs of an execution that is stopped or suspended, while the jobs go on at the vendor. */
export function toUnfinishedItems(outcomes: readonly ItemOutcome[]): INodeExecutionData[] {
	return jobsOf(outcomes).map((job) => ({
		json: { ...simplifyJob(job.progress.job) },
		pairedItem: toPairedItem(job),
	}));
}

/**
 * Fails the node with the first failure, unless Continue On Fail is set or the execution was stopped.
 *
 * @param reasonOf why an item failed, undefined where it did not
 * @throws NodeApiError or NodeOperationError that names all jobs of the run, which may have been charged
 */
export function throwFirstFailure(
	context: RunningContext,
	outcomes: readonly ItemOutcome[],
	reasonOf: (outcome: ItemOutcome, index: number) => unknown,
): void {
	if (continuesOnFail(context) || cancelSignalOf(context).aborted) return;
	const reasons = outcomes.map(reasonOf);
	const index = reasons.findIndex((reason) => reason !== undefined);
	if (index === -1) return;
	const itemIndex = outcomes[index]!.itemIndexes[0]!;
	throw addJobIds(toNodeError(context.getNode(), reasons[index], itemIndex), outcomes);
}

/**
 * Runs what follows the creation of jobs.
 *
 * @throws NodeApiError or NodeOperationError that names all jobs of the run, whatever went wrong
 */
export async function withJobIds<T>(
	context: RunningContext,
	outcomes: readonly ItemOutcome[],
	run: () => Promise<T>,
): Promise<T> {
	try {
		return await run();
	} catch (error) {
		throw addJobIds(toNodeError(context.getNode(), error), outcomes);
	}
}

/** Adds the IDs of all jobs of the run to an error that does not name them yet. */
export function addJobIds<T extends NodeApiError | NodeOperationError>(
	error: T,
	outcomes: readonly ItemOutcome[],
): T {
	const ids = jobsOf(outcomes).map(({ progress }) => progress.job.id);
	const named = `Jobs of this run: ${ids.join(', ')}`;
	const description = error.description ?? '';
	if (ids.length > 0 && !description.endsWith(named)) {
		error.description = `${description} ${named}`.trim();
	}
	return error;
}
