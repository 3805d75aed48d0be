import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { AudioFile } from '../../shared/audio/inspectAudio';
import { findBinaryInput } from '../../shared/n8n/binaryInput';
import type { BinaryInput } from '../../shared/n8n/binaryInput';
import { runItems } from '../../shared/n8n/items';
import { memoizeByItem } from '../../shared/concurrency/memoizeByItem';
import { parseParameters, readText } from '../../shared/n8n/parameters';
import { requireRecordingSize } from '../invoke/recording';
import { payloadSchema } from '../invoke/request';
import type { Payload } from '../invoke/request';
import { optionFields, readConcurrency, readOptions } from './conversionOptions';
import type { Options } from './conversionOptions';
import { convertRecording } from './convertRecording';
import type { Converted } from './storeConverted';

/** The fields of the operation. */
export const fields: INodeProperties[] = [
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
	{
		displayName: 'Speaker',
		name: 'speaker',
		type: 'resourceLocator',
		default: { mode: 'list', value: 'zh_female_qingxin' },
		required: true,
		description:
			'The voice to convert the recording to, such as zh_female_qingxin or zh_male_chunhou',
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

/** Converts the recording of every item. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	return await runItems(
		context,
		readConcurrency(context),
		async (itemIndex, signal) =>
			await memoizeByItem(
				items[itemIndex]!,
				async () => await convertItem(context, itemIndex, signal),
			),
	);
}

async function convertItem(
	context: IExecuteFunctions,
	itemIndex: number,
	signal: AbortSignal,
): Promise<INodeExecutionData> {
	const options = readOptions(context, itemIndex);
	const url = readUrl(context, itemIndex);
	const payload = readPayload(context, itemIndex, options, url);
	const recording = url === undefined ? await findRecording(context, itemIndex) : undefined;
	const converted = await convertRecording(
		context,
		{
			payload,
			recording,
			nameOutput: (audio) => nameOutput(options.fileName, recording, payload, audio),
		},
		{ timeoutMilliseconds: options.timeout * 1000, retries: options.retries, signal },
	);
	return {
		json: toJson(converted, payload),
		binary: { [options.outputBinaryPropertyName]: converted.binary },
	};
}

function readUrl(context: IExecuteFunctions, itemIndex: number): string | undefined {
	if (context.getNodeParameter('inputSource', itemIndex) !== 'url') return undefined;
	return readText(context, 'url', itemIndex);
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
	const recording = await findBinaryInput(
		context,
		itemIndex,
		readText(context, 'binaryPropertyName', itemIndex),
	);
	requireRecordingSize(recording);
	return recording;
}

function nameOutput(
	wanted: string,
	recording: BinaryInput | undefined,
	{ url, speaker }: Payload,
	{ extension }: AudioFile,
): string {
	const source = recording?.fileName ?? (url && nameInUrl(url));
	const name = wanted || [source && withoutExtension(source), speaker].filter(Boolean).join('-');
	return `${wanted ? withoutExtension(name) : name}.${extension}`;
}

/** The last part of the path, also where its escapes are of another encoding than UTF-8. */
function nameInUrl(url: string): string {
	const name = new URL(url).pathname.split('/').pop() ?? '';
	try {
		return decodeURIComponent(name);
	} catch {
		return name.replaceAll('%', '');
	}
}

function withoutExtension(fileName: string): string {
	return fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '');
}

function toJson(
	{ response, logId, audio, bytes }: Converted,
	{ speaker, audio_config }: Payload,
): INodeExecutionData['json'] {
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
