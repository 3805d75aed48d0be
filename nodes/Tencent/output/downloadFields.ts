import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { enteredFlag, filledText } from '../../shared/n8n/enteredValue';
import { readParameter } from '../../shared/n8n/parameters';

/** The fields for whether, and where, to put the audio of a job on its item. */
export const downloadFields: INodeProperties[] = [
	{
		displayName: 'Download',
		name: 'download',
		type: 'boolean',
		default: false,
		description:
			'Whether to fetch the audio from the COS bucket behind the Content ID and put it on the item. Needs the credential Tencent COS API.',
	},
	{
		displayName: 'Output Binary Field',
		name: 'outputBinaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { download: [true] } },
		hint: 'The name of the output field to put the audio in',
	},
];

/** @throws InputError when Download is neither true nor false */
export function readDownload(context: IExecuteFunctions, itemIndex: number): boolean {
	return readParameter(context, 'download', itemIndex, enteredFlag('Download'));
}

/** @throws InputError when Output Binary Field is empty, or not text */
export function readOutputField(context: IExecuteFunctions, itemIndex: number): string {
	const field = filledText('Output Binary Field');
	return readParameter(context, 'outputBinaryPropertyName', itemIndex, field);
}
