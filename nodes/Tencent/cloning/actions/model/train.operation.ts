import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../shared/http/serviceError';
import { quoteBriefly } from '../../../../shared/http/shorten';
import { enteredChoice, enteredNumber } from '../../../../shared/n8n/enteredValue';
import { includeInputFieldsField } from '../../../../shared/n8n/includeInputFields';
import { readParameter, readText, wholeNumber } from '../../../../shared/n8n/parameters';
import type { KnownCapability } from '../../../mediaLab/api/capabilities';
import { buildTrainRequest } from '../../../mediaLab/api/buildJobRequest';
import { createInputFields } from '../../fields/inputFields';
import { trainOptionFields } from '../../fields/optionCollections';
import { createSeparateVocalsFields, readSeparateVocals } from '../../fields/separateVocalsField';
import { createWaitFields } from '../../fields/waitFields';
import { planItems, planJob } from '../../plan/planJobs';
import type { Plan } from '../../plan/plannedJob';
import { readOptionalContentId } from '../../plan/readContentId';
import { readRunSettings } from '../../plan/runSettings';
import { runJobs } from '../../runJobs';

const JOB_MODES = { allItems: 'All Items', perItem: 'Per Item' };
const jobModeSchema = enteredChoice('Job Mode', JOB_MODES);
const totalEpochSchema = enteredNumber(wholeNumber('Total Epochs', 1, 50));

/** The fields of the operation. */
export function createFields(capability: KnownCapability): INodeProperties[] {
	return [
		{
			displayName: 'Job Mode',
			name: 'jobMode',
			type: 'options',
			options: [
				{
					name: JOB_MODES.allItems,
					value: 'allItems',
					description: 'Train one model with the recordings of all items',
				},
				{
					name: JOB_MODES.perItem,
					value: 'perItem',
					description: 'Train a separate model for each item',
				},
			],
			default: 'allItems',
			description: 'Whether several items train one model or one each',
		},
		...createInputFields('trainingSource', ['binary', 'repository', 'url'], 'binary'),
		{
			displayName: 'Model Name',
			name: 'newModelName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. my_voice',
			hint: 'At most 63 English letters, digits and underscores. No other model may have this name.',
			description: 'Name of the new model',
		},
		{
			displayName: 'Total Epochs',
			name: 'totalEpoch',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 30,
			description: 'How many times the training goes through the recordings',
		},
		...createSeparateVocalsFields(capability, 'trainingSource'),
		...createWaitFields('suspend', 'hours'),
		includeInputFieldsField,
		trainOptionFields,
	];
}

/** Trains a model for every item, or one for all of them. */
export async function execute(
	context: IExecuteFunctions,
	capability: KnownCapability,
): Promise<INodeExecutionData[]> {
	const run = readRunSettings(context, 'hours');
	const isOneJob = readParameter(context, 'jobMode', 0, jobModeSchema) === 'allItems';
	const names = new Set<string>();
	const plans = await planItems(context, async (itemIndex) => {
		const settings = await readSettings(context, capability, itemIndex);
		if (isOneJob) requireSameName(names, settings.modelName);
		else requireNewName(names, settings.modelName);
		const job = await planJob(context, itemIndex, run, 'trainingSource', (common) =>
			buildTrainRequest(capability, { ...common, ...settings }),
		);
		names.add(settings.modelName);
		return job;
	});
	return await runJobs(context, isOneJob ? joinPlans(plans) : plans, run);
}

async function readSettings(
	context: IExecuteFunctions,
	capability: KnownCapability,
	itemIndex: number,
) {
	return {
		modelName: readText(context, 'newModelName', itemIndex, { label: 'Model Name' }),
		totalEpoch: readParameter(context, 'totalEpoch', itemIndex, totalEpochSchema),
		useSeparate: readSeparateVocals(context, capability, itemIndex),
		contentId: await readOptionalContentId(context, 'options.contentId', itemIndex),
		destination: readText(context, 'options.destination', itemIndex, { label: 'Destination' }),
		outputPrefix: readText(context, 'options.outputPrefix', itemIndex, { label: 'Output Prefix' }),
	};
}

/** @throws InputError when two items would train models of the same name: the vendor refuses the second */
function requireNewName(names: ReadonlySet<string>, name: string): void {
	if (!names.has(name)) return;
	throw new InputError(
		`Another item trains the model ${quoteBriefly(name)} already`,
		'Use an expression in Model Name that gives each item a different name, or set Job Mode to All Items',
	);
}

/** @throws InputError when items that train one model together name different ones */
function requireSameName(names: ReadonlySet<string>, name: string): void {
	const [first] = names;
	if (first === undefined || first === name) return;
	throw new InputError(
		`All items train one model, but they name two: ${quoteBriefly(first)} and ${quoteBriefly(name)}`,
		'Set Job Mode to Per Item to train a model for each, or give all items the same Model Name',
	);
}

/** Joins the jobs of all items into one, with the settings of the first. Items that could not be planned stay apart. */
function joinPlans(plans: Plan[]): Plan[] {
	const planned = plans.filter((plan) => plan.kind === 'job');
	const failed = plans.filter((plan) => plan.kind === 'failure');
	const [first] = planned;
	if (!first) return failed;
	const { request } = first.job;
	const inputs = planned.flatMap(({ job }) => job.request.inputs);
	// The model is the one output of the job, and is made from all inputs.
	const inputSelectors = [...inputs.keys()];
	const outputs = request.outputs.map((output) => ({ ...output, inputSelectors }));
	const joined: Plan = {
		kind: 'job',
		itemIndexes: planned.flatMap(({ itemIndexes }) => itemIndexes),
		job: {
			...first.job,
			request: { ...request, inputs, outputs },
			inputs: planned.flatMap(({ job }) => job.inputs),
		},
	};
	return [joined, ...failed].sort((one, other) => one.itemIndexes[0]! - other.itemIndexes[0]!);
}
