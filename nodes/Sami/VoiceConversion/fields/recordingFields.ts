import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { findBinaryInput } from '../../../shared/n8n/binaryInput';
import type { BinaryInput } from '../../../shared/n8n/binaryInput';
import { readText } from '../../../shared/n8n/parameters';
import { requireRecordingSize } from '../../invoke/recording';

/** Where the recording comes from. */
export const recordingFields: INodeProperties[] = [
	{
		displayName: 'Input Source',
		name: 'inputSource',
		type: 'options',
		options: [
			{
				name: 'Binary File',
				value: 'binary',
				description: 'A recording that the input item carries',
			},
			{
				name: 'URL',
				value: 'url',
				description: 'A recording that SAMI downloads from a public address',
			},
		],
		default: 'binary',
		description: 'Where the recording comes from',
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { inputSource: ['binary'] } },
		hint: 'The name of the input field that holds the recording',
		description:
			'WAV, PCM, MP3 or AAC of up to 10 minutes and 100 MB. Best are recordings of more than a second, mono, at 16 kHz or more.',
	},
	{
		displayName: 'Recording URL',
		name: 'url',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/recording.wav',
		displayOptions: { show: { inputSource: ['url'] } },
		description: 'Address of the recording, which must open from the internet without a login',
	},
];

/** @returns undefined where the item carries the recording */
export function readUrl(context: IExecuteFunctions, itemIndex: number): string | undefined {
	if (context.getNodeParameter('inputSource', itemIndex) !== 'url') return undefined;
	return readText(context, 'url', itemIndex);
}

/**
 * Finds the recording that the item carries.
 *
 * @throws InputError when there is none, or it is empty or larger than SAMI takes
 */
export async function findRecording(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<BinaryInput> {
	const recording = await findBinaryInput(
		context,
		itemIndex,
		readText(context, 'binaryPropertyName', itemIndex),
	);
	requireRecordingSize(recording);
	return recording;
}
