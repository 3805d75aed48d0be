import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { KnownCapability } from '../../../mediaLab/api/capabilities';
import { TASK_TYPES } from '../../../mediaLab/api/tasks';
import { requireDownloadCredential } from '../../../output/downloadFields';
import { parseJsonObject } from '../../fields/jsonObject';
import { createOptionFields } from '../../fields/optionCollections';
import { createWaitedResultFields } from '../../fields/resultFields';
import { createWaitFields } from '../../fields/waitFields';
import { planItems, planWrittenJob } from '../../plan/planJobs';
import { readRunSettings } from '../../plan/runSettings';
import { runJobs } from '../../runJobs';

/** The fields of the operation. */
export function createFields({ key }: KnownCapability): INodeProperties[] {
	const [generating, training] = createExamples(key);
	return [
		{
			displayName: 'Job Request',
			name: 'createJobRequest',
			type: 'json',
			typeOptions: { rows: 10 },
			default: '{\n  "inputs": [],\n  "outputs": []\n}',
			required: true,
			description: `The <code>createJobRequest</code> of Tencent's documentation. To generate audio: <code>${generating}</code>. To train a model: <code>${training}</code>.`,
		},
		...createWaitFields('poll'),
		...createWaitedResultFields(),
		createOptionFields,
	];
}

/** The documented examples, in one line each. */
function createExamples(capability: string): string[] {
	const common = {
		customId: '{customId}',
		callback: '{callback}',
		inputs: [{ url: '{url}' }],
	};
	const generating = {
		contentId: '{contentId}',
		destination: '/output',
		inputSelectors: [0],
		smartContentDescriptor: {
			outputPrefix: '{outputPrefix}',
			[capability]: { type: TASK_TYPES.generate, modelName: 'default' },
		},
	};
	const training = {
		inputSelectors: [0],
		smartContentDescriptor: { [capability]: { type: TASK_TYPES.train, modelName: 'demo' } },
	};
	return [generating, training].map((output) => JSON.stringify({ ...common, outputs: [output] }));
}

/** Creates the job that each item describes, and returns its results where the node waits for it. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const run = readRunSettings(context);
	const plans = await planItems(context, async (itemIndex) =>
		planWrittenJob(context, itemIndex, run, readRequest(context, itemIndex)),
	);
	const makesAudio = plans.some((plan) => plan.kind === 'job' && plan.job.fileNames.length > 0);
	if (run.itemOptions.outputBinaryPropertyName !== undefined && makesAudio)
		await requireDownloadCredential(context);
	return await runJobs(context, plans, run);
}

/** Also takes the whole body of an example, which holds the request under its name. */
function readRequest(context: IExecuteFunctions, itemIndex: number): Record<string, unknown> {
	const label = 'Job Request';
	const json = parseJsonObject(label, context.getNodeParameter('createJobRequest', itemIndex));
	return parseJsonObject(label, json.createJobRequest ?? json);
}
