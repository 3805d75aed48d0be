import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { roundToMilliseconds } from '../../../shared/audio/duration';
import { enteredFlag } from '../../../shared/n8n/enteredValue';
import { toErrorItem } from '../../../shared/n8n/errorItem';
import { addInputFields, readIncludeInputFields } from '../../../shared/n8n/includeInputFields';
import { readParameter } from '../../../shared/n8n/parameters';
import { describeReuse } from '../narrate/narration';
import type { Narration } from '../narrate/narration';
import { countCharacters } from './limitCharacters';
import type { Plan, PlannedInput, PlannedJob } from '../plan/plannedJob';

const dryRunSchema = enteredFlag('Dry Run');

/** Whether nothing is to be created. It holds for the whole run as soon as one item wants it, so that nobody pays by mistake. */
export function readDryRun(context: IExecuteFunctions): boolean {
	return [...context.getInputData().keys()].some((itemIndex) =>
		readParameter(context, 'options.dryRun', itemIndex, dryRunSchema, false),
	);
}

/**
 * Makes the output items of a Dry Run: how much each input item would have spoken, or sent.
 *
 * @param narrations the scripts, where the items are scripts
 */
export function toDryRunItems(
	context: IExecuteFunctions,
	plans: readonly Plan[],
	narrations: readonly Narration[] = [],
): INodeExecutionData[] {
	const itemIndexes = new Set(plans.map((plan) => plan.itemIndexes[0]!));
	return [...itemIndexes].map((itemIndex) => {
		const own = plans.filter((plan) => plan.itemIndexes[0] === itemIndex);
		const failed = own.find((plan) => plan.kind === 'failure');
		if (failed) return toErrorItem(context, failed.reason, itemIndex);
		const jobs = own.flatMap((plan) => (plan.kind === 'job' ? [plan.job] : []));
		const narration = narrations.find((each) => each.itemIndex === itemIndex);
		const item = { ...toDryRunItem(jobs, narration), pairedItem: { item: itemIndex } };
		const isIncluded = readIncludeInputFields(context, itemIndex);
		return isIncluded ? addInputFields(context, [itemIndex], item) : item;
	});
}

function toDryRunItem(jobs: readonly PlannedJob[], narration?: Narration): INodeExecutionData {
	const inputs = jobs.flatMap((job) => job.inputs);
	return {
		json: {
			dryRun: true,
			jobs: jobs.length,
			parts: inputs.length,
			...(inputs.every(isText)
				? { characters: jobs.reduce((sum, { request }) => sum + countCharacters(request), 0) }
				: describeRecordings(inputs)),
			...(narration && { lines: narration.lines.length, ...describeReuse(narration) }),
		},
	};
}

function isText(input: PlannedInput): boolean {
	return input.kind === 'given' && input.input.sourceData !== undefined;
}

/** Says how long and how large a recording is, as far as it is known before Tencent reads it. */
function describeRecordings(inputs: readonly PlannedInput[]): IDataObject {
	const [recording] = inputs;
	if (recording === undefined || recording.kind === 'given') return {};
	const { file, durationSeconds } = recording;
	return {
		...(durationSeconds !== undefined && {
			durationSeconds: roundToMilliseconds(durationSeconds),
		}),
		bytes: file.size,
	};
}
