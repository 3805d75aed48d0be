import { updateDisplayOptions } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import {
	addInputFields,
	includeInputFieldsField,
	readIncludeInputFields,
} from '../../../shared/n8n/includeInputFields';
import { SCENES, SPEAKERS, describeSpeaker } from '../../invoke/speakers';
import type { Speaker } from '../../invoke/speakers';

/** The fields of the operation. */
export const fields = updateDisplayOptions({ show: { operation: ['getSpeakers'] } }, [
	{
		...includeInputFieldsField,
		description: 'Whether to keep the fields of the first input item beside each speaker',
	},
] satisfies INodeProperties[]);

/** Lists the speakers once, however many items come in: the list is the same for each. Nothing is requested. */
export function execute(context: IExecuteFunctions): INodeExecutionData[] {
	const isIncluded = readIncludeInputFields(context, 0);
	const items = SPEAKERS.map(toItem);
	return isIncluded ? items.map((item) => addInputFields(context, [0], item)) : items;
}

function toItem(speaker: Speaker): INodeExecutionData {
	return {
		json: {
			speaker: speaker.id,
			name: speaker.englishName,
			nameChinese: speaker.chineseName,
			scene: SCENES[speaker.scene],
			...describeSpeaker(speaker),
		},
		pairedItem: { item: 0 },
	};
}
