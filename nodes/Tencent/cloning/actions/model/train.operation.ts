import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readText } from '../../../../shared/n8n/parameters';
import { InputError } from '../../../../shared/http/serviceError';
import type { KnownCapability } from '../../../mediaLab/api/capabilities';
import { buildTrainRequest } from '../../../mediaLab/api/buildJobRequest';
import { createInputFields } from '../../fields/inputFields';
import { jobOptionFields, readRunOptions } from '../../fields/optionFields';
import { planItems, planJob } from '../../plan/planJobs';
import type { Plan } from '../../plan/plannedJob';
import { previewInputs } from '../../plan/previewInputs';
import { readIdempotencyKey } from '../../plan/idempotencyKey';
import { runJobs } from '../../runJobs';
import { createSeparateVocalsFields, readSeparateVocals } from '../../fields/separateVocalsField';
import { createWaitFields, readWait } from '../../fields/waitFields';

/** The fields of the operation. */
export function createFields(capability: KnownCapability): INodeProperties[] {
	return [
		{
			displayName: 'Job Mode',
			name: 'jobMode',
			type: 'options',
			options: [
				{
					name: 'All Items',
					value: 'allItems',
					description: 'Train one model with the recordings of all items',
				},
				{
					name: 'Per Item',
					value: 'perItem',
					description: 'Train a model of its own for each item',
				},
			],
			default: 'allItems',
			description: 'What the recordings of several items become',
		},
		...createInputFields(['binary', 'repository', 'url'], 'binary'),
		{
			displayName: 'Model Name',
			name: 'modelName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. my_voice',
			description:
				'Name of the new model, which no other may have: letters, digits and underscores, at most 63',
		},
		{
			displayName: 'Total Epochs',
			name: 'totalEpoch',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 30,
			description: 'How often the training goes through the recordings',
		},
		...createSeparateVocalsFields(capability),
		...createWaitFields('suspend'),
		jobOptionFields,
	];
}

/** Trains a model for every item, or one for all of them. */
export async function execute(
	context: IExecuteFunctions,
	capability: KnownCapability,
): Promise<INodeExecutionData[]> {
	const idempotencyKey = readIdempotencyKey(context);
	const options = readRunOptions(context);
	const wait = readWait(context, 0);
	const isOneJob = context.getNodeParameter('jobMode', 0) === 'allItems';
	const names = new Set<string>();
	const plans = await planItems(context, async (itemIndex) => {
		// Read once, because an expression may give another value each time.
		const modelName = readText(context, 'modelName', itemIndex);
		const totalEpoch = context.getNodeParameter('totalEpoch', itemIndex) as number;
		const useSeparate = readSeparateVocals(context, capability, itemIndex);
		if (isOneJob) requireSameName(names, modelName);
		else requireNewName(names, modelName);
		const plan = await planJob(context, itemIndex, { idempotencyKey, wait }, (common) =>
			buildTrainRequest(capability, { ...common, modelName, totalEpoch, useSeparate }),
		);
		names.add(modelName);
		return plan;
	});
	return await runJobs(context, isOneJob ? await joinPlans(context, plans) : plans, {
		idempotencyKey,
		wait,
		concurrency: options.concurrency,
		pollingInterval: options.pollingInterval,
		itemOptions: { simplify: options.simplify, outputBinaryPropertyName: undefined },
	});
}

/** @throws InputError when two items would train a model of the same name, of which the vendor refuses the second */
function requireNewName(names: ReadonlySet<string>, name: string): void {
	if (!names.has(name)) return;
	throw new InputError(
		`Another item trains the model '${name}' already`,
		'Give each a name of its own with an expression in Model Name, or set Job Mode to All Items',
	);
}

/** @throws InputError when two items name different models, although one is to be trained with both recordings */
function requireSameName(names: ReadonlySet<string>, name: string): void {
	const [first] = names;
	if (first === undefined || first === name) return;
	throw new InputError(
		`The recordings of all items train one model, but the items name two: '${first}' and '${name}'`,
		'Set Job Mode to Per Item to train a model for each, or give all items the same Model Name',
	);
}

/** One job for all items that could be planned, with the settings of the first; those that could not stay as they are. */
async function joinPlans(context: IExecuteFunctions, plans: Plan[]): Promise<Plan[]> {
	const planned = plans.filter((plan) => plan.kind === 'job');
	const failed = plans.filter((plan) => plan.kind === 'failure');
	const [first] = planned;
	if (!first) return failed;
	const job = { ...first.job, inputs: planned.flatMap(({ job: { inputs } }) => inputs) };
	job.buildRequest(await previewInputs(context, job.inputs));
	const joined: Plan = {
		kind: 'job',
		job,
		itemIndexes: planned.flatMap(({ itemIndexes }) => itemIndexes),
	};
	return [joined, ...failed].sort((one, other) => one.itemIndexes[0]! - other.itemIndexes[0]!);
}
