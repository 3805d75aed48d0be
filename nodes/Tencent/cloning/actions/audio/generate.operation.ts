import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readText } from '../../../../shared/n8n/parameters';
import type { KnownCapability } from '../../../mediaLab/api/capabilities';
import { buildGenerateRequest } from '../../../mediaLab/api/buildJobRequest';
import { requireCosCredential } from '../../../cos/requireCosCredential';
import { createInputFields } from '../../fields/inputFields';
import { downloadFields } from '../../../output/downloadFields';
import { jobOptionFields, readRunOptions } from '../../fields/optionFields';
import { planItems, planJob } from '../../plan/planJobs';
import { readIdempotencyKey } from '../../plan/idempotencyKey';
import { runJobs } from '../../runJobs';
import { createSeparateVocalsFields, readSeparateVocals } from '../../fields/separateVocalsField';
import { createWaitFields, readWait } from '../../fields/waitFields';

/** The fields of the operation. */
export function createFields(capability: KnownCapability): INodeProperties[] {
	return [
		...createInputFields(['binary', 'repository', 'text', 'url'], capability.preferredInput),
		{
			displayName: 'Voice Model',
			name: 'modelName',
			type: 'resourceLocator',
			default: { mode: 'list', value: 'default' },
			required: true,
			description: 'The trained model to use, or <code>default</code> for the one of the vendor',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchModels', searchable: true },
				},
				{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. my_voice' },
			],
		},
		{
			displayName: 'Content ID',
			name: 'contentId',
			type: 'string',
			default: '',
			required: true,
			description:
				'The repository that the audio is stored in: the ID that Tencent Media Lab gave the COS bucket you registered',
		},
		{
			displayName: 'Destination',
			name: 'destination',
			type: 'string',
			default: '/',
			placeholder: 'e.g. /output',
			description: 'Folder of the repository that the audio is stored in',
		},
		{
			displayName: 'Output Prefix',
			name: 'outputPrefix',
			type: 'string',
			default: '',
			description: 'What the names of the stored files begin with, at most 19 characters',
		},
		...createSeparateVocalsFields(capability),
		...createWaitFields('poll'),
		...downloadFields.map((field) => showOnlyWhenWaiting(field)),
		jobOptionFields,
	];
}

function showOnlyWhenWaiting(field: INodeProperties): INodeProperties {
	return {
		...field,
		displayOptions: { show: { ...field.displayOptions?.show, waitMode: ['poll', 'suspend'] } },
	};
}

/** Creates a job for every item. */
export async function execute(
	context: IExecuteFunctions,
	capability: KnownCapability,
): Promise<INodeExecutionData[]> {
	const idempotencyKey = readIdempotencyKey(context);
	const options = readRunOptions(context);
	const wait = readWait(context, 0);
	const downloads = wait.waitMode !== 'none' && context.getNodeParameter('download', 0) === true;
	if (downloads) requireCosCredential(context, 'download the audio');
	const plans = await planItems(context, async (itemIndex) => {
		const choices = readChoices(context, capability, itemIndex);
		return await planJob(context, itemIndex, { idempotencyKey, wait }, (common) =>
			buildGenerateRequest(capability, { ...common, ...choices }),
		);
	});
	return await runJobs(context, plans, {
		idempotencyKey,
		wait,
		concurrency: options.concurrency,
		pollingInterval: options.pollingInterval,
		itemOptions: {
			simplify: options.simplify,
			outputBinaryPropertyName: downloads
				? readText(context, 'outputBinaryPropertyName', 0)
				: undefined,
		},
	});
}

/** Read once, because an expression may give another value each time. */
function readChoices(context: IExecuteFunctions, capability: KnownCapability, itemIndex: number) {
	const read = (name: string) => readText(context, name, itemIndex);
	return {
		modelName: readText(context, 'modelName', itemIndex, { extractValue: true }),
		contentId: read('contentId'),
		destination: read('destination'),
		outputPrefix: read('outputPrefix'),
		useSeparate: readSeparateVocals(context, capability, itemIndex),
	};
}
