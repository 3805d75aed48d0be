import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readText } from '../../../shared/n8n/parameters';
import { SPEAKERS, nameSpeaker } from '../../invoke/speakers';

const [FIRST] = SPEAKERS;

/** The voice to convert to. */
export const speakerField: INodeProperties = {
	displayName: 'Speaker',
	name: 'speaker',
	type: 'resourceLocator',
	default: { mode: 'list', value: FIRST.id, cachedResultName: nameSpeaker(FIRST) },
	required: true,
	description:
		'The voice to convert the recording to, such as zh_female_qingxin or zh_male_chunhou',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchSpeakers', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. zh_female_qingxin',
		},
	],
};

/**
 * Reads the speaker as it was entered; the schema of the payload checks it.
 *
 * @throws InputError when it is not text
 */
export function readSpeaker(context: IExecuteFunctions, itemIndex: number): string {
	return readText(context, 'speaker', itemIndex, { extractValue: true });
}
