import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readText } from '../../../../shared/n8n/parameters';
import type { KnownCapability } from '../../../mediaLab/api/capabilities';
import { buildGenerateRequest } from '../../../mediaLab/api/buildJobRequest';
import { createInputFields } from '../../fields/inputFields';
import { generateOptionFields } from '../../fields/optionCollections';
import { createModelField } from '../../fields/modelField';
import { createSpeechFields, readSpeech } from '../../fields/speechFields';
import { createSeparateVocalsFields, readSeparateVocals } from '../../fields/separateVocalsField';
import { createStorageFields, readStorage } from '../../fields/storageFields';
import { createWaitedResultFields } from '../../fields/resultFields';
import { createWaitFields } from '../../fields/waitFields';
import { readSpeechRun, runSpeech } from '../../beforePaying/speechRun';
import { planItems, planJob } from '../../plan/planJobs';

/** The fields of the operation. */
export function createFields(capability: KnownCapability): INodeProperties[] {
	return [
		...createInputFields(
			'inputSource',
			['binary', 'repository', 'text', 'url'],
			capability.preferredInput,
		),
		...createSpeechFields(capability),
		createModelField({
			displayName: 'Voice Model',
			name: 'modelName',
			required: true,
			description: "The trained model to use, or <code>default</code> for Tencent's own voice",
		}),
		...createStorageFields('at most 8 characters, or 19 with Unique Names turned off in Options'),
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
	const run = await readSpeechRun(context);
	const plans = await planItems(context, async (itemIndex) => {
		const settings = await readSettings(context, capability, itemIndex);
		const speechFor = readSpeech(context, capability, itemIndex);
		return await planJob(context, itemIndex, run, 'inputSource', (common) => {
			const text = common.inputs.map(({ sourceData }) => sourceData).join(' ');
			return buildGenerateRequest(capability, { ...common, ...settings, ...speechFor(text) });
		});
	});
	return await runSpeech(context, plans, run);
}

async function readSettings(
	context: IExecuteFunctions,
	capability: KnownCapability,
	itemIndex: number,
) {
	return {
		modelName: readText(context, 'modelName', itemIndex, {
			extractValue: true,
			label: 'Voice Model',
		}),
		...(await readStorage(context, itemIndex)),
		useSeparate: readSeparateVocals(context, capability, itemIndex),
	};
}
