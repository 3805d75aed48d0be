import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readText } from '../../../shared/n8n/parameters';
import { readContentId } from '../plan/readContentId';

/**
 * The fields for where generated audio is stored.
 *
 * @param longestPrefix how long Output Prefix may be, in words
 */
export function createStorageFields(longestPrefix: string): INodeProperties[] {
	return [
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
			description: `Start of the names of the stored files: ${longestPrefix}`,
		},
	];
}

/** Where generated audio is stored. */
export interface StorageSettings {
	contentId: string;
	destination: string;
	outputPrefix: string;
}

/** @throws InputError where a field is no text, or there is no Content ID; ServiceError when n8n cannot read the credential */
export async function readStorage(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<StorageSettings> {
	return {
		contentId: await readContentId(context, 'contentId', itemIndex),
		destination: readText(context, 'destination', itemIndex),
		outputPrefix: readText(context, 'outputPrefix', itemIndex),
	};
}
