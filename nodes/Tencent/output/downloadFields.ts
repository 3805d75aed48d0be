import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { enteredFlag, filledText } from '../../shared/n8n/enteredValue';
import { readParameter } from '../../shared/n8n/parameters';
import { requireCosCredential } from '../cos/requireCosCredential';

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

/**
 * Reads whether to download, and where to.
 *
 * @returns the binary field; undefined where nothing is to be downloaded
 * @throws InputError where Download is neither true nor false, or a download lacks its field or a credential it can use
 */
export async function readDownload(context: IExecuteFunctions): Promise<string | undefined> {
	const downloads = readParameter(context, 'download', 0, enteredFlag('Download'), false);
	if (!downloads) return undefined;
	await requireCosCredential(context, 'download the audio');
	const field = filledText('Output Binary Field');
	return readParameter(context, 'outputBinaryPropertyName', 0, field);
}
