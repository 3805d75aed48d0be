import type { INodeProperties } from 'n8n-workflow';

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
