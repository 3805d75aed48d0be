import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import {
	enteredFlag,
	enteredNumber,
	enteredText,
	filledText,
} from '../../../shared/n8n/enteredValue';
import { parseParameters, wholeNumber } from '../../../shared/n8n/parameters';
import {
	dryRunField,
	longRecordingShape,
	longRecordingsField,
	maxMinutesField,
	partMinutesField,
} from './longRecordingFields';
import { OUTPUT_CHANNELS, OUTPUT_FORMATS, OUTPUT_SAMPLE_RATES } from '../../invoke/request';

const FORMAT_NAMES = { aac: 'AAC', mp3: 'MP3', wav: 'WAV' };

/** Options of the operation Convert. */
export const optionFields: INodeProperties[] = [
	{
		displayName: 'Channels',
		name: 'channel',
		type: 'options',
		options: OUTPUT_CHANNELS.map((value) => ({
			name: value === 1 ? '1 (Mono)' : '2 (Stereo)',
			value,
		})),
		default: 1,
		description: 'Number of channels of the converted audio',
	},
	{
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 3,
		description:
			'How many recordings, or parts of long recordings, to convert at the same time. Stay within the QPS quota of your App Key.',
	},
	dryRunField,
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. greeting',
		description:
			'Name of the converted file. Leave empty to combine the name of the recording and the speaker. The extension always matches the format.',
	},
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		options: OUTPUT_FORMATS.map((value) => ({ name: FORMAT_NAMES[value], value })),
		default: 'wav',
		hint: 'n8n cannot play AAC',
		description: 'Format of the converted audio',
	},
	{
		displayName: 'Keep Background Sound',
		name: 'enableBackground',
		type: 'boolean',
		default: false,
		description: 'Whether to keep the background sound of the recording in the converted audio',
	},
	longRecordingsField,
	maxMinutesField,
	{
		displayName: 'Output Binary Field',
		name: 'outputBinaryPropertyName',
		type: 'string',
		default: 'data',
		description: 'The name of the output field to put the converted file in',
	},
	partMinutesField,
	{
		displayName: 'Retries',
		name: 'retries',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10 },
		default: 3,
		description:
			'How many times to try each recording or part again when SAMI is busy, fails or drops the connection',
	},
	{
		displayName: 'Sample Rate',
		name: 'sampleRate',
		type: 'options',
		options: OUTPUT_SAMPLE_RATES.map((value) => ({ name: `${value} Hz`, value })),
		default: 24000,
		description: 'Sample rate of the converted audio',
	},
	{
		displayName: 'Send Any Format',
		name: 'sendAnyFormat',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/inputSource': ['binary'] } },
		description:
			'Whether to send recordings in formats other than WAV, PCM, MP3 and AAC, which SAMI may not be able to read',
	},
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600 },
		default: 300,
		description:
			'How many seconds to wait for SAMI, for each recording or part. A conversion takes about a tenth of its length.',
	},
];

/** Format, sample rate and channels are checked as part of the payload. */
const optionsSchema = z.object({
	...longRecordingShape,
	channel: enteredNumber(z.unknown()),
	concurrency: enteredNumber(wholeNumber('Concurrency', 1, 50)),
	enableBackground: enteredFlag('Keep Background Sound'),
	fileName: enteredText('File Name'),
	format: z.unknown(),
	outputBinaryPropertyName: filledText('Output Binary Field'),
	retries: enteredNumber(wholeNumber('Retries', 0, 10)),
	sampleRate: enteredNumber(z.unknown()),
	sendAnyFormat: enteredFlag('Send Any Format'),
	/** In seconds. */
	timeout: enteredNumber(wholeNumber('Timeout', 1, 3600)),
});

export type Options = z.infer<typeof optionsSchema>;

const defaultOptions = Object.fromEntries(optionFields.map((field) => [field.name, field.default]));

/** @throws InputError with the first option that is wrong */
export function readOptions(context: IExecuteFunctions, itemIndex: number): Options {
	return parseParameters(optionsSchema, {
		...defaultOptions,
		...context.getNodeParameter('options', itemIndex, {}),
	});
}

/** What applies to all items together. */
export interface RunOptions {
	concurrency: number;
	/** 0 where there is no limit. */
	maxMinutes: number;
}

/**
 * Reads the options that apply to all items together: those of the first, whatever is wrong with its other options.
 *
 * @throws InputError
 */
export function readRunOptions(context: IExecuteFunctions): RunOptions {
	const read = (name: keyof RunOptions) =>
		parseParameters(
			optionsSchema.shape[name],
			context.getNodeParameter(`options.${name}`, 0, defaultOptions[name] as number),
		);
	return { concurrency: read('concurrency'), maxMinutes: read('maxMinutes') };
}
