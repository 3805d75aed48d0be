import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { requireRecording } from '../../../shared/audio/recording';
import { requirePublicAddress } from '../../../shared/http/publicAddress';
import { readBinaryField } from '../../../shared/n8n/binary/binaryField';
import { findBinaryInput } from '../../../shared/n8n/binary/binaryInput';
import type { BinaryInput } from '../../../shared/n8n/binary/binaryInput';
import { enteredChoice } from '../../../shared/n8n/enteredValue';
import { readParameter, readText } from '../../../shared/n8n/parameters';
import { readSamiCredentials } from '../../authentication/readCredentials';
import { RECORDING_RULES, requireRecordingSize } from '../../invoke/recording';
import type { Payload } from '../../invoke/request';
import { planParts } from '../parts/planParts';
import type { MeasuredRecording } from '../parts/planParts';
import { requireWavSize } from '../requireLimits';
import type { Options } from './optionFields';

const SOURCES = { binary: 'Binary File', url: 'URL' };

const sourceField: INodeProperties = {
	displayName: 'Input Source',
	name: 'inputSource',
	type: 'options',
	options: [
		{ name: SOURCES.binary, value: 'binary', description: 'A file on the input item' },
		{
			name: SOURCES.url,
			value: 'url',
			description: 'A file that SAMI downloads from a public URL',
		},
	],
	default: 'binary',
	description: 'Where the recording comes from',
};

/** Where the recording comes from. An AI agent has no files, so its tools begin with a URL. */
export const recordingFields: INodeProperties[] = [
	{ ...sourceField, displayOptions: { hide: { '@tool': [true] } } },
	{ ...sourceField, default: 'url', displayOptions: { show: { '@tool': [true] } } },
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { inputSource: ['binary'] } },
		hint: 'The name of the input field that holds the recording: WAV, PCM, MP3 or AAC. Long recordings are split.',
		description: 'Mono recordings of more than a second, at 16 kHz or more, give the best results',
	},
	{
		displayName: 'Recording URL',
		name: 'url',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/recording.wav',
		displayOptions: { show: { inputSource: ['url'] } },
		hint: 'WAV, PCM, MP3 or AAC, up to 10 minutes and 100 MB. What comes from a URL is not split.',
		description:
			'The URL of the recording. It must be accessible from the internet without a login.',
	},
];

const sourceSchema = enteredChoice('Input Source', SOURCES);

/**
 * Reads the URL of the recording.
 *
 * @returns undefined where the recording is on the item
 * @throws InputError when SAMI could not reach it
 */
export async function readUrl(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<string | undefined> {
	const source = readParameter(context, 'inputSource', itemIndex, sourceSchema);
	if (source === 'binary') return undefined;
	const url = readText(context, 'url', itemIndex);
	await requirePublicAddress(url, 'SAMI', async () => (await readSamiCredentials(context)).baseUrl);
	return url;
}

/** A file of an item that SAMI takes, whole or in parts. */
export interface FoundRecording {
	recording: BinaryInput;
	measured: MeasuredRecording;
}

/**
 * Finds the recording on the item, and plans how to split it where that is needed.
 *
 * @param output what it is to be converted to
 * @throws InputError when there is none, or it is nothing that SAMI takes
 */
export async function findRecording(
	context: IExecuteFunctions,
	itemIndex: number,
	{ sendAnyFormat, longRecordings, partMinutes }: Options,
	output: Payload['audio_config'],
): Promise<FoundRecording> {
	const field = readBinaryField(context, itemIndex);
	const recording = await findBinaryInput(context, itemIndex, field);
	if (longRecordings === 'refuse') {
		requireRecordingSize(recording);
		const durationSeconds = await requireRecording(recording, RECORDING_RULES, sendAnyFormat);
		return { recording, measured: { durationSeconds } };
	}
	const seconds = await requireRecording(recording, ANY_LENGTH, sendAnyFormat);
	// Before the whole file is read, if its header tells.
	requireWavSize(recording, seconds, output);
	const measured = await planParts(recording, partMinutes, seconds);
	requireWavSize(recording, measured.durationSeconds, output);
	return { recording, measured };
}

const ANY_LENGTH = { ...RECORDING_RULES, longestMinutes: undefined };
