import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readText } from '../../../../shared/n8n/parameters';
import { requireCosCredential } from '../../../cos/requireCosCredential';
import type { KnownCapability } from '../../../mediaLab/api/capabilities';
import { buildGenerateRequest } from '../../../mediaLab/api/buildJobRequest';
import { downloadFields, readDownload, readOutputField } from '../../../output/downloadFields';
import { createInputFields } from '../../fields/inputFields';
import { jobOptionFields, readRunOptions } from '../../fields/optionFields';
import { createSeparateVocalsFields, readSeparateVocals } from '../../fields/separateVocalsField';
import { createWaitFields, readWait } from '../../fields/waitFields';
import { readIdempotencyKey } from '../../plan/idempotencyKey';
import { planItems, planJob } from '../../plan/planJobs';
import { runJobs } from '../../runJobs';

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

/** Creates a job for every item, and returns its audio where the node waits for it. */
export async function execute(
	context: IExecuteFunctions,
	capability: KnownCapability,
): Promise<INodeExecutionData[]> {
	const idempotencyKey = readIdempotencyKey(context);
	const { concurrency, pollingInterval, simplify } = readRunOptions(context);
	const wait = readWait(context, 0);
	const downloads = wait.waitMode !== 'none' && readDownload(context, 0);
	if (downloads) requireCosCredential(context, 'download the audio');
	const outputBinaryPropertyName = downloads ? readOutputField(context, 0) : undefined;
	const plans = await planItems(context, async (itemIndex) => {
		const settings = readSettings(context, capability, itemIndex);
		return await planJob(context, itemIndex, { idempotencyKey, wait }, (common) =>
			buildGenerateRequest(capability, { ...common, ...settings }),
		);
	});
	return await runJobs(context, plans, {
		idempotencyKey,
		wait,
		concurrency,
		pollingInterval,
		itemOptions: { simplify, outputBinaryPropertyName },
	});
}

function readSettings(context: IExecuteFunctions, capability: KnownCapability, itemIndex: number) {
	const read = (name: string) => readText(context, name, itemIndex);
	return {
		modelName: readText(context, 'modelName', itemIndex, {
			extractValue: true,
			label: 'Voice Model',
		}),
		contentId: read('contentId'),
		destination: read('destination'),
		outputPrefix: read('outputPrefix'),
		useSeparate: readSeparateVocals(context, capability, itemIndex),
	};
}
