import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { addInputFields, readIncludeInputFields } from '../../../shared/n8n/includeInputFields';
import { explainJob, nameJobIn } from '../../mediaLab/results/explainJob';
import { toJobItem } from '../../output/jobItem';
import type { JobItemOptions } from '../../output/jobItem';
import { describeJobs, describeReusedFiles, toNarrationItem } from '../narrate/narrationItem';
import { describeReuse } from '../narrate/narration';
import type { Narration } from '../narrate/narration';
import { toOutcomeErrorItem } from './itemOutcome';
import type { ItemOutcome, RunJob } from './itemOutcome';

/** How the jobs of a run become items. */
export interface FinishOptions extends JobItemOptions {
	concurrency: number;
	/** Whether a job that failed becomes an item like any other, rather than an error. */
	acceptsFailedJobs?: boolean;
	/** The scripts whose lines the jobs speak; the jobs of each become one item. */
	narrations?: Narration[];
}

/** The outcomes that become one item. */
export interface OutcomeGroup {
	/** At least one. */
	outcomes: ItemOutcome[];
	/** Missing where the only outcome is an item of its own. */
	narration?: Narration;
}

/** Puts the outcomes of a script together, in the order of the items. */
export function groupOutcomes(
	outcomes: readonly ItemOutcome[],
	{ narrations = [] }: Pick<FinishOptions, 'narrations'>,
): OutcomeGroup[] {
	const ofItem = new Map(narrations.map((each) => [each.itemIndex, each]));
	const groups: OutcomeGroup[] = [];
	for (const outcome of outcomes) {
		const narration = ofItem.get(outcome.itemIndexes[0]!);
		const last = groups.at(-1);
		if (narration && last?.narration === narration) last.outcomes.push(outcome);
		else groups.push({ outcomes: [outcome], narration });
	}
	return groups;
}

/** The outcome that an item fails with. */
export function findCause({ outcomes }: OutcomeGroup): ItemOutcome {
	return outcomes.find((outcome) => whyNot(outcome) !== undefined) ?? outcomes[0]!;
}

/** @throws what the item failed with; a ServiceError that names the job where a job failed */
export async function toGroupItem(
	context: IExecuteFunctions,
	group: OutcomeGroup,
	options: FinishOptions,
	signal: AbortSignal,
): Promise<INodeExecutionData> {
	const described = group.outcomes.find(({ kind }) => kind === 'describedFailure');
	if (described?.kind === 'describedFailure')
		return toOutcomeErrorItem(context, described, described.failure);
	const jobs = group.outcomes.flatMap((outcome) =>
		outcome.kind === 'reused' ? [] : requireJob(outcome, options),
	);
	const item = group.narration
		? await toScriptItem(context, jobs, group.narration, options, signal)
		: await toSingleItem(context, jobs[0]!, options, signal);
	const { itemIndexes } = group.outcomes[0]!;
	const isIncluded = readIncludeInputFields(context, itemIndexes[0]!);
	return isIncluded ? addInputFields(context, itemIndexes, item) : item;
}

/** @throws why there is no result */
function requireJob(outcome: ItemOutcome, { acceptsFailedJobs }: FinishOptions): RunJob {
	const reason = whyNot(outcome, acceptsFailedJobs);
	if (reason !== undefined || outcome.kind !== 'job') throw reason;
	return outcome;
}

/** @returns why an outcome has no result and will have none; undefined where it is a job that has one, or may have one later */
function whyNot(outcome: ItemOutcome, acceptsFailedJobs = false): unknown {
	switch (outcome.kind) {
		case 'describedFailure':
		case 'skipped':
			return new Error('The item was left out');
		case 'failure':
			return outcome.reason;
		case 'reused':
			return undefined;
		case 'job': {
			const { progress, refusal } = outcome;
			if (refusal) return nameJobIn(refusal, progress.job.id);
			const hasFailed = progress.phase === 'failed' || progress.phase === 'canceled';
			return hasFailed && !acceptsFailedJobs ? explainJob(progress) : undefined;
		}
	}
}

async function toSingleItem(
	context: IExecuteFunctions,
	job: RunJob,
	options: JobItemOptions,
	signal: AbortSignal,
): Promise<INodeExecutionData> {
	const { progress, fileNames, subtitles } = job;
	const itemOptions = { ...options, fileNames, subtitles };
	const item = await toJobItem(context, progress, itemOptions, signal);
	const lastError = progress.phase === 'timedOut' ? job.lastError : undefined;
	return { ...item, json: { ...item.json, ...(lastError !== undefined && { lastError }) } };
}

/** Without all recordings, or where they are not to be downloaded, the item tells only which jobs there are. */
async function toScriptItem(
	context: IExecuteFunctions,
	runJobs: readonly RunJob[],
	narration: Narration,
	{ outputBinaryPropertyName, concurrency }: FinishOptions,
	signal: AbortSignal,
): Promise<INodeExecutionData> {
	const jobs = runJobs.map(({ progress }) => progress.job);
	const isComplete = runJobs.every(({ progress }) => progress.phase === 'completed');
	if (isComplete && outputBinaryPropertyName !== undefined) {
		const trackOptions = { outputBinaryPropertyName, concurrency };
		return await toNarrationItem(context, jobs, narration, trackOptions, signal);
	}
	const late = runJobs.find(({ progress }) => progress.phase === 'timedOut');
	const lastError = late?.lastError;
	return {
		json: {
			...describeJobs(jobs),
			...describeReuse(narration),
			...describeReusedFiles(narration),
			...(late && { timedOut: true }),
			...(lastError !== undefined && { lastError }),
		},
	};
}
