import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { requireRecording } from '../../../shared/audio/recording';
import { requirePublicAddress } from '../../../shared/http/publicAddress';
import { findBinaryInput } from '../../../shared/n8n/binaryInput';
import type { BinaryInput } from '../../../shared/n8n/binaryInput';
import { enteredChoice } from '../../../shared/n8n/enteredValue';
import { readParameter, readText } from '../../../shared/n8n/parameters';
import { parseSamiCredentials } from '../../authentication/samiCredentials';
import { RECORDING_RULES, requireRecordingSize } from '../../invoke/recording';
import { SAMI_API } from '../../services';
import type { Options } from './optionFields';

const SOURCES = { binary: 'Binary File', url: 'URL' };

/** Where the recording comes from. */
export const recordingFields: INodeProperties[] = [
	{
		displayName: 'Input Source',
		name: 'inputSource',
		type: 'options',
		options: [
			{
				name: SOURCES.binary,
				value: 'binary',
				description: 'A recording that the input item carries',
			},
			{
				name: SOURCES.url,
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

/**
 * Reads the address of the recording.
 *
 * @returns undefined where the item carries the recording
 * @throws InputError when SAMI could not reach it
 */
export async function readUrl(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<string | undefined> {
	const source = enteredChoice('Input Source', SOURCES);
	if (readParameter(context, 'inputSource', itemIndex, source) === 'binary') return undefined;
	const url = readText(context, 'url', itemIndex);
	await requirePublicAddress(
		url,
		'SAMI',
		async () => parseSamiCredentials(await context.getCredentials(SAMI_API)).baseUrl,
	);
	return url;
}

/**
 * Finds the recording that the item carries.
 *
 * @throws InputError when there is none, or it is nothing that SAMI takes
 */
export async function findRecording(
	context: IExecuteFunctions,
	itemIndex: number,
	{ sendAnyFormat }: Pick<Options, 'sendAnyFormat'>,
): Promise<BinaryInput> {
	const recording = await findBinaryInput(
		context,
		itemIndex,
		readText(context, 'binaryPropertyName', itemIndex),
	);
	requireRecordingSize(recording);
	await requireRecording(recording, RECORDING_RULES, sendAnyFormat);
	return recording;
}
