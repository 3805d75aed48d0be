import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { memoizeByItem } from '../../../shared/concurrency/memoizeByItem';
import { runItems } from '../../../shared/n8n/items';
import { parseParameters } from '../../../shared/n8n/parameters';
import { payloadSchema } from '../../invoke/request';
import type { Payload } from '../../invoke/request';
import { state } from '../../state';
import { toConvertedItem } from '../convertedItem';
import { convertRecording } from '../convertRecording';
import { optionFields, readConcurrency, readOptions } from '../fields/optionFields';
import type { Options } from '../fields/optionFields';
import { findRecording, readUrl, recordingFields } from '../fields/recordingFields';
import { readSpeaker, speakerField } from '../fields/speakerField';
import { nameConverted } from '../nameConverted';

/** The fields of the operation. */
export const fields: INodeProperties[] = [
	...recordingFields,
	speakerField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: optionFields,
	},
];

/** Converts the recording of every item; on a retry of the node, only of those that are not converted yet. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	return await runItems(
		context,
		readConcurrency(context),
		async (itemIndex, signal) =>
			await memoizeByItem(
				state.conversions,
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
	const payload = readPayload(context, itemIndex, options);
	const recording = payload.url === undefined ? await findRecording(context, itemIndex) : undefined;
	const converted = await convertRecording(
		context,
		{
			payload,
			recording,
			nameFile: (type) => nameConverted(options.fileName, recording?.fileName, payload, type),
		},
		{ timeoutMilliseconds: options.timeout * 1000, retries: options.retries, signal },
	);
	return toConvertedItem(converted, payload, options.outputBinaryPropertyName);
}

function readPayload(
	context: IExecuteFunctions,
	itemIndex: number,
	{ format, sampleRate, channel, enableBackground }: Options,
): Payload {
	return parseParameters(payloadSchema, {
		speaker: readSpeaker(context, itemIndex),
		url: readUrl(context, itemIndex),
		enable_background: enableBackground,
		audio_config: { format, sample_rate: sampleRate, channel },
	});
}
