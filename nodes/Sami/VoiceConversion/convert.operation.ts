import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { AudioFile } from '../../shared/audioFile';
import { findBinaryInput } from '../../shared/binaryInput';
import type { BinaryInput } from '../../shared/binaryInput';
import { runItems } from '../../shared/items';
import { parseParameters, wholeNumber } from '../../shared/parameters';
import { requireRecordingSize } from '../invoke/recording';
import { OUTPUT_CHANNELS, OUTPUT_FORMATS, OUTPUT_SAMPLE_RATES, payloadSchema } from '../invoke/request';
import type { Payload } from '../invoke/request';
import { convertRecording } from './convertRecording';
import type { Converted } from './storeConverted';

const FORMAT_NAMES = { aac: 'AAC', mp3: 'MP3', wav: 'WAV' };

const optionFields: INodeProperties[] = [
	{
		displayName: 'Channels',
		name: 'channel',
		type: 'options',
		options: OUTPUT_CHANNELS.map((value) => ({ name: value === 1 ? '1 (Mono)' : '2 (Stereo)', value })),
		default: 1,
		description: 'Number of channels of the converted audio',
	},
	{
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 3,
		description: 'How many items to convert at the same time, within the QPS quota of your App Key',
	},
	{
		displayName: 'Enable Background',
		name: 'enableBackground',
		type: 'boolean',
		default: false,
		description: 'Whether to keep the background sound of the recording in the converted audio',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. greeting.wav',
		description:
			'Name of the converted file. Its extension is set to what the file really is. Without a name it is made of those of the recording and the speaker.',
	},
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		options: OUTPUT_FORMATS.map((value) => ({ name: FORMAT_NAMES[value], value })),
		default: 'wav',
		description: 'Format of the converted audio',
	},
	{
		displayName: 'Output Binary Field',
		name: 'outputBinaryPropertyName',
		type: 'string',
		default: 'data',
		description: 'The name of the output field to put the converted file in',
	},
	{
		displayName: 'Retries',
		name: 'retries',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10 },
		default: 3,
		description: 'How often to try again when SAMI is busy, has a fault or cuts the connection',
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
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600 },
		default: 300,
		description: 'How many seconds to wait for SAMI, which needs about a tenth of the length of the recording',
	},
];

/** The fields of the operation. */
export const fields: INodeProperties[] = [
	{
		displayName: 'Input Source',
		name: 'inputSource',
		type: 'options',
		options: [
			{ name: 'Binary File', value: 'binary', description: 'A recording that the input item carries' },
			{ name: 'URL', value: 'url', description: 'A recording that SAMI downloads from a public address' },
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
		displayName: 'URL',
		name: 'url',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/recording.wav',
		displayOptions: { show: { inputSource: ['url'] } },
		description: 'Address of the recording, which must open from the internet without a login',
	},
	{
		displayName: 'Speaker',
		name: 'speaker',
		type: 'resourceLocator',
		default: { mode: 'list', value: 'zh_female_qingxin' },
		required: true,
		description: 'The voice to convert the recording to, such as zh_female_qingxin or zh_male_chunhou',
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
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: optionFields,
	},
];

/** The options of the node; format, sample rate and channels are checked as part of the payload. */
const optionsSchema = z.object({
	channel: z.unknown(),
	concurrency: wholeNumber('Concurrency', 1, 50),
	enableBackground: z.boolean({ message: 'Enable Background must be true or false' }),
	fileName: z.string({ message: 'File Name must be a text' }),
	format: z.unknown(),
	outputBinaryPropertyName: z
		.string({ message: 'Output Binary Field must be a text' })
		.min(1, 'Output Binary Field must not be empty'),
	retries: wholeNumber('Retries', 0, 10),
	sampleRate: z.unknown(),
	/** In seconds. */
	timeout: wholeNumber('Timeout', 1, 3600),
});

type Options = z.infer<typeof optionsSchema>;

const defaultOptions = Object.fromEntries(optionFields.map((field) => [field.name, field.default]));

/** Converts the recording of every item. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const concurrency = parseParameters(optionsSchema.shape.concurrency, readEnteredOptions(context, 0).concurrency);
	return await runItems(context, concurrency, async (itemIndex, signal) => {
		const options = readOptions(context, itemIndex);
		const url = readUrl(context, itemIndex);
		const payload = readPayload(context, itemIndex, options, url);
		const recording = url === undefined ? await findRecording(context, itemIndex) : undefined;
		const converted = await convertRecording(
			context,
			{ payload, recording, nameOutput: (audio) => nameOutput(options.fileName, recording, payload, audio) },
			{ timeoutMilliseconds: options.timeout * 1000, retries: options.retries, signal },
		);
		return {
			json: toJson(converted, payload),
			binary: { [options.outputBinaryPropertyName]: converted.binary },
		};
	});
}

function readOptions(context: IExecuteFunctions, itemIndex: number): Options {
	return parseParameters(optionsSchema, readEnteredOptions(context, itemIndex));
}

function readEnteredOptions(context: IExecuteFunctions, itemIndex: number): Record<string, unknown> {
	return { ...defaultOptions, ...context.getNodeParameter('options', itemIndex, {}) };
}

function readUrl(context: IExecuteFunctions, itemIndex: number): string | undefined {
	if (context.getNodeParameter('inputSource', itemIndex) !== 'url') return undefined;
	return (context.getNodeParameter('url', itemIndex) as string).trim();
}

function readPayload(
	context: IExecuteFunctions,
	itemIndex: number,
	{ format, sampleRate, channel, enableBackground }: Options,
	url: string | undefined,
): Payload {
	const speaker = context.getNodeParameter('speaker', itemIndex, '', { extractValue: true });
	return parseParameters(payloadSchema, {
		speaker: typeof speaker === 'string' ? speaker.trim() : speaker,
		url,
		enable_background: enableBackground,
		audio_config: { format, sample_rate: sampleRate, channel },
	});
}

async function findRecording(context: IExecuteFunctions, itemIndex: number): Promise<BinaryInput> {
	const binaryPropertyName = context.getNodeParameter('binaryPropertyName', itemIndex) as string;
	const recording = await findBinaryInput(context, itemIndex, binaryPropertyName);
	requireRecordingSize(recording);
	return recording;
}

function nameOutput(
	wanted: string,
	recording: BinaryInput | undefined,
	{ url, speaker }: Payload,
	{ extension }: AudioFile,
): string {
	const source = recording?.fileName ?? (url && decodeURIComponent(new URL(url).pathname.split('/').pop() ?? ''));
	const name = wanted || [source && withoutExtension(source), speaker].filter(Boolean).join('-');
	return `${wanted ? withoutExtension(name) : name}.${extension}`;
}

function withoutExtension(fileName: string): string {
	return fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '');
}

function toJson({ response, logId, audio, bytes }: Converted, { speaker, audio_config }: Payload): INodeExecutionData['json'] {
	return {
		taskId: response.task_id,
		speaker,
		format: audio.extension,
		sampleRate: audio.sampleRate ?? audio_config.sample_rate,
		channel: audio.channels ?? audio_config.channel,
		bytes,
		logId,
		payload: parseJson(response.payload),
	};
}

/** The vendor's `payload` is JSON in a string; what is not JSON goes out as it came. */
function parseJson(payload: string | null | undefined): INodeExecutionData['json'][string] {
	if (!payload) return undefined;
	try {
		return JSON.parse(payload);
	} catch {
		return payload;
	}
}
