import type {
	IDataObject,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { toErrorItem } from '../../../shared/n8n/items';
import { toNodeError } from '../../../shared/n8n/nodeError';
import { cancelSignalOf, continuesOnFail } from '../../../shared/n8n/runningContext';
import type { RunningContext } from '../../../shared/n8n/runningContext';
import type { WatchedJob } from '../../mediaLab/lifecycle/refreshJobs';
import { simplifyJob } from '../../mediaLab/results/simplifyJob';

/** A job of a run, from its creation on. */
export interface RunJob extends WatchedJob {
	kind: 'job';
	itemIndexes: number[];
	/** Keys of what was uploaded for it and is not to be kept. */
	uploads: string[];
	/** Address of the user's to which the node still has to pass the job on when it has ended; empty for none. */
	callback: string;
}

/** What became of an item of a run, or of several together; the first one stands for them in errors. */
export type ItemOutcome =
	| RunJob
	/** There is no job. */
	| { kind: 'failure'; itemIndexes: number[]; reason: unknown }
	/** The same, already in the form of an item. */
	| { kind: 'errorItem'; itemIndexes: number[]; json: IDataObject }
	/** Not begun, because another failed or the execution was stopped. */
	| { kind: 'skipped'; itemIndexes: number[] };

/** The jobs among what a run tracks. */
export function jobsOf(tracked: readonly ItemOutcome[]): RunJob[] {
	return tracked.filter((one) => one.kind === 'job');
}

/** Does something with all jobs at once; everything else stays as it is, and where it is. */
export async function mapJobs(
	tracked: readonly ItemOutcome[],
	map: (jobs: RunJob[]) => Promise<RunJob[]>,
): Promise<ItemOutcome[]> {
	const mapped = await map(jobsOf(tracked));
	return tracked.map((one) => (one.kind === 'job' ? mapped.shift()! : one));
}

/** Which input items an output item was made of. */
export function pairWith({
	itemIndexes,
}: Pick<ItemOutcome, 'itemIndexes'>): INodeExecutionData['pairedItem'] {
	const items = itemIndexes.map((item) => ({ item }));
	return items.length === 1 ? items[0] : items;
}

/**
 * The item that stands for one that failed; with its job, where there is one. n8n 2.0 sends to the error output only what
 * has no more than `error` and `message`, which name the job too.
 */
export function toFailedItem(
	context: RunningContext,
	tracked: ItemOutcome,
	reason: unknown,
): INodeExecutionData {
	const hasDetails = tracked.kind === 'job' && context.getNode().onError !== 'continueErrorOutput';
	const details = hasDetails ? { ...simplifyJob(tracked.progress.job) } : undefined;
	return {
		...toErrorItem(context, reason, tracked.itemIndexes[0]!, details),
		pairedItem: pairWith(tracked),
	};
}

/** The jobs of an execution that is stopped: they go on at the vendor. */
export function toStoppedItems(tracked: readonly ItemOutcome[]): INodeExecutionData[] {
	return jobsOf(tracked).map((job) => ({
		json: { ...simplifyJob(job.progress.job) },
		pairedItem: pairWith(job),
	}));
}

/**
 * Without Continue On Fail, one failure fails the node.
 *
 * @param reasonOf why one has failed, undefined where it has not
 * @throws NodeApiError or NodeOperationError of the first failure; it names all jobs of the run, which may have been
 *   paid for
 */
export function requireSuccess(
	context: RunningContext,
	tracked: readonly ItemOutcome[],
	reasonOf: (one: ItemOutcome, index: number) => unknown,
): void {
	if (continuesOnFail(context) || cancelSignalOf(context).aborted) return;
	const reasons = tracked.map(reasonOf);
	const index = reasons.findIndex((reason) => reason !== undefined);
	if (index === -1) return;
	throw nameJobs(
		toNodeError(context.getNode(), reasons[index], tracked[index]!.itemIndexes[0]!),
		tracked,
	);
}

/** Lists in an error all jobs of the run. */
export function nameJobs<T extends NodeApiError | NodeOperationError>(
	error: T,
	tracked: readonly ItemOutcome[],
): T {
	const ids = jobsOf(tracked).map(({ progress }) => progress.job.id);
	if (ids.length > 0) {
		error.description = `${error.description ?? ''} Jobs of this run: ${ids.join(', ')}`.trim();
	}
	return error;
}
