import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { parseJson } from '../../shared/http/parseJson';
import type { Payload } from '../invoke/request';
import type { Converted } from './storeConverted';

/** Makes the output item of a converted recording: what is known of it, and the file. */
export function toConvertedItem(
	{ taskId, logId, payload, parts, binary, bytes, type, ...sound }: Converted,
	{ speaker, audio_config }: Payload,
	outputBinaryPropertyName: string,
): INodeExecutionData {
	return {
		json: {
			taskId,
			speaker,
			fileName: binary.fileName,
			format: type.extension,
			sampleRate: sound.sampleRate ?? audio_config.sample_rate,
			channel: sound.channels ?? audio_config.channel,
			durationSeconds: sound.durationSeconds,
			bytes,
			logId,
			payload: readPayload(payload),
			...(parts !== undefined && { parts }),
		},
		binary: { [outputBinaryPropertyName]: binary },
	};
}

/** The vendor sends JSON in a string; what is not JSON goes out as it came. */
function readPayload(payload: unknown): IDataObject[string] {
	if (payload === undefined || payload === null || payload === '') return undefined;
	if (typeof payload !== 'string') return payload as IDataObject[string];
	const json = parseJson(payload);
	return json ? (json.value as IDataObject[string]) : payload;
}
