import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { AUDIO_HEAD_SIZE, inspectAudio } from '../../shared/audio/inspectAudio';
import type { AudioFile } from '../../shared/audio/inspectAudio';
import { peek, toReadable } from '../../shared/streams/byteStream';
import { ServiceError } from '../../shared/http/serviceError';
import { explainMalformed, readLogId, requireOk } from '../invoke/failure';
import { MalformedResponse } from '../invoke/malformedResponse';
import { decodeResponse } from '../invoke/response';
import type { InvokeResponse } from '../invoke/response';
import type { InvokeAnswer } from '../transport';

/** Names the output file, by what it turned out to be. */
export type NameOutput = (audio: AudioFile) => string;

/** A converted recording, in n8n's binary store. */
export interface Converted {
	/** The answer without its `data`. */
	response: InvokeResponse;
	logId: string | undefined;
	audio: AudioFile;
	/** Size of the audio. */
	bytes: number;
	binary: IBinaryData;
}

/** What SAMI sends unless another format was asked for, and what nameless bytes are taken for. */
const RAW: AudioFile = { extension: 'pcm', mimeType: 'audio/pcm' };

/**
 * Streams the audio of an answer into n8n's binary store, typed by its own first bytes.
 *
 * @throws ServiceError when the answer is a failure, or cannot be read, or holds no audio
 */
export async function storeConverted(
	context: IExecuteFunctions,
	answer: InvokeAnswer,
	nameOutput: NameOutput,
): Promise<Converted> {
	const reading: Reading = { bytes: 0 };
	const { head, whole } = await peek(readAudio(answer, reading), AUDIO_HEAD_SIZE);
	// What could be read to its end already is judged before anything is stored.
	if (reading.response) requireOk(answer, reading.response.value);
	if (head.length === 0) {
		throw new ServiceError('SAMI answered OK, but without audio', {
			hint: 'Check that the recording holds speech of more than a second; if it does, report the log ID to the vendor',
			references: { 'log ID': readLogId(answer) },
		});
	}

	const audio = inspectAudio(head) ?? RAW;
	const stream = toReadable(whole) as Parameters<typeof context.helpers.prepareBinaryData>[0];
	const [stored] = await Promise.allSettled([
		context.helpers.prepareBinaryData(stream, nameOutput(audio), audio.mimeType),
	]);
	if (stored.status === 'rejected') throw reading.failure ?? stored.reason;
	const response = requireOk(answer, reading.response?.value);
	return { response, logId: readLogId(answer), audio, bytes: reading.bytes, binary: stored.value };
}

/** What has become known of an answer while its audio is read. */
interface Reading {
	bytes: number;
	/** Once it is read to its end. */
	response?: { value: unknown };
	failure?: unknown;
}

async function* readAudio(answer: InvokeAnswer, reading: Reading): AsyncGenerator<Buffer> {
	const decoder = decodeResponse(answer.body);
	try {
		for (let step = await decoder.next(); ; step = await decoder.next()) {
			if (step.done) {
				reading.response = { value: step.value };
				return;
			}
			reading.bytes += step.value.length;
			yield step.value;
		}
	} catch (error) {
		reading.failure = error instanceof MalformedResponse ? explainMalformed(answer, error) : error;
		throw reading.failure;
	}
}
