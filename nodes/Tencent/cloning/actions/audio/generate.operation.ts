import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readText } from '../../../../shared/n8n/parameters';
import type { KnownCapability } from '../../../mediaLab/api/capabilities';
import { buildGenerateRequest } from '../../../mediaLab/api/buildJobRequest';
import { requireDownloadCredential } from '../../../output/downloadFields';
import { DEFAULT_MODEL } from '../../../methods/searchModels';
import { createInputFields } from '../../fields/inputFields';
import { generateOptionFields } from '../../fields/optionCollections';
import { createSpeechFields, readSpeech } from '../../fields/speechFields';
import { createSeparateVocalsFields, readSeparateVocals } from '../../fields/separateVocalsField';
import { createWaitedResultFields } from '../../fields/resultFields';
import { createWaitFields } from '../../fields/waitFields';
import { planItems, planJob } from '../../plan/planJobs';
import { readContentId } from '../../plan/readContentId';
import { readRunSettings } from '../../plan/runSettings';
import { runJobs } from '../../runJobs';

/** The fields of the operation. */
export function createFields(capability: KnownCapability): INodeProperties[] {
	return [
		...createInputFields(
			'inputSource',
			['binary', 'repository', 'text', 'url'],
			capability.preferredInput,
		),
		...createSpeechFields(capability),
		{
			displayName: 'Voice Model',
			name: 'modelName',
			type: 'resourceLocator',
			default: {
				__rl: true,
				mode: 'list',
				value: DEFAULT_MODEL.value,
				cachedResultName: DEFAULT_MODEL.name,
			},
			required: true,
			description: "The trained model to use, or <code>default</code> for Tencent's own voice",
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
			description:
				'The repository to store the audio in: the ID that Tencent Media Lab gave to your COS bucket. Leave empty to use the Content ID of the credential.',
		},
		{
			displayName: 'Destination',
			name: 'destination',
			type: 'string',
			default: '/',
			placeholder: 'e.g. /output',
			description: 'Folder of the repository to store the audio in',
		},
		{
			displayName: 'Output Prefix',
			name: 'outputPrefix',
			type: 'string',
			default: '',
			description:
				'Start of the names of the stored files: at most 8 characters, or 19 with Unique Names turned off in Options',
		},
		...createSeparateVocalsFields(capability, 'inputSource'),
		...createWaitFields('poll'),
		...createWaitedResultFields(),
		generateOptionFields,
	];
}

/** Creates a job for every item, and returns its audio where the node waits for it. */
export async function execute(
	context: IExecuteFunctions,
	capability: KnownCapability,
): Promise<INodeExecutionData[]> {
	const run = readRunSettings(context);
	if (run.itemOptions.outputBinaryPropertyName !== undefined)
		await requireDownloadCredential(context);
	const plans = await planItems(context, async (itemIndex) => {
		const settings = await readSettings(context, capability, itemIndex);
		return await planJob(context, itemIndex, run, 'inputSource', (common) =>
			buildGenerateRequest(capability, { ...common, ...settings }),
		);
	});
	return await runJobs(context, plans, run);
}

async function readSettings(
	context: IExecuteFunctions,
	capability: KnownCapability,
	itemIndex: number,
) {
	const read = (name: string) => readText(context, name, itemIndex);
	return {
		modelName: readText(context, 'modelName', itemIndex, {
			extractValue: true,
			label: 'Voice Model',
		}),
		contentId: await readContentId(context, 'contentId', itemIndex),
		destination: read('destination'),
		outputPrefix: read('outputPrefix'),
		useSeparate: readSeparateVocals(context, capability, itemIndex),
		...readSpeech(context, capability, itemIndex),
	};
}
