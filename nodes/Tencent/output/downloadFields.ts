import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { enteredFlag, filledText } from '../../shared/n8n/enteredValue';
import { readParameter } from '../../shared/n8n/parameters';
import { requireCosCredential } from '../cos/requireCosCredential';

const fields: INodeProperties[] = [
	{
		displayName: 'Download',
		name: 'download',
		type: 'boolean',
		default: true,
		description:
			'Whether to download the audio from your COS bucket to the item. Needs a Tencent COS credential.',
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
 * The fields for whether, and where, to put the audio of a job on its item.
 *
 * @param preferred the default of Download
 */
export function createDownloadFields(preferred: boolean): INodeProperties[] {
	return fields.map((field) =>
		field.name === 'download' ? { ...field, default: preferred } : field,
	);
}

/**
 * Reads whether to download, and where to.
 *
 * @returns the binary field; undefined where nothing is to be downloaded
 * @throws InputError where Download is neither true nor false, or a download lacks its field
 */
export function readDownload(context: IExecuteFunctions): string | undefined {
	const downloads = readParameter(context, 'download', 0, enteredFlag('Download'), false);
	if (!downloads) return undefined;
	const field = filledText('Output Binary Field');
	return readParameter(context, 'outputBinaryPropertyName', 0, field);
}

/** @throws InputError where the node has no credential for COS that it can use */
export async function requireDownloadCredential(context: IExecuteFunctions): Promise<void> {
	await requireCosCredential(
		context,
		'download the audio',
		'Choose a Tencent COS credential in the node, or turn Download off',
	);
}
