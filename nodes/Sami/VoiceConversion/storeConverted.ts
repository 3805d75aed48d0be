import type { IExecuteFunctions } from 'n8n-workflow';
import { storeAudio } from '../../shared/audio/storeAudio';
import type { FileType, NameFile, StoredAudio } from '../../shared/audio/storeAudio';
import { rethrow } from '../../shared/http/rethrow';
import { ServiceError } from '../../shared/http/serviceError';
import { explainMalformed, readLogId, requireOk } from '../invoke/failure';
import { MalformedResponse } from '../invoke/malformedResponse';
import { decodeResponse } from '../invoke/response';
import type { InvokeResponse } from '../invoke/response';
import type { InvokeAnswer } from '../invoke/transport';

/** A converted recording in n8n's binary store. */
export interface Converted extends StoredAudio {
	type: FileType;
	/** SAMI's IDs of the conversion; of a recording that was split those of all parts, with commas. */
	taskId: string | undefined;
	logId: string | undefined;
	/** What else SAMI said. */
	payload: unknown;
	/** How many parts it was converted in, where it was split. */
	parts?: number;
}

/** What audio without a header is. */
const RAW: FileType = { extension: 'pcm', mimeType: 'audio/pcm' };

/**
 * Streams the audio of an answer into n8n's binary store.
 *
 * @throws ServiceError when the answer is a failure, cannot be read, or holds no audio
 */
export async function storeConverted(
	context: IExecuteFunctions,
	answer: InvokeAnswer,
	nameFile: NameFile,
): Promise<Converted> {
	const reading: Reading = {};
	const { type = RAW, ...stored } = await storeAudio(context, readAudio(answer, reading), {
		nameFile,
		fallback: RAW,
		explainEmpty: () => explainMissingAudio(answer),
		explainForeign: (kind) => explainForeign(answer, kind),
	});
	const { task_id: taskId, payload } = reading.response!;
	return { ...stored, type, taskId, logId: readLogId(answer), payload };
}

/** What is known of an answer once its audio has been read to the end. */
interface Reading {
	response?: InvokeResponse;
}

/** @throws ServiceError when the answer cannot be read, or turns out to be a failure at its end */
async function* readAudio(answer: InvokeAnswer, reading: Reading): AsyncGenerator<Buffer> {
	try {
		reading.response = requireOk(answer, yield* decodeResponse(answer.body));
	} catch (error) {
		if (error instanceof MalformedResponse) throw explainMalformed(answer, error);
		rethrow(error);
	}
}

function explainForeign(answer: InvokeAnswer, kind: string): ServiceError {
	return new ServiceError(`SAMI returned OK, but ${kind} instead of audio`, {
		hint: 'Check Base URL in the credential; if it is right, report the log ID to the vendor',
		code: 'resultMissing',
		references: { 'log ID': readLogId(answer) },
	});
}

function explainMissingAudio(answer: InvokeAnswer): ServiceError {
	return new ServiceError('SAMI returned OK, but no audio', {
		hint: 'Check that the recording holds speech of more than a second; if it does, report the log ID to the vendor',
		code: 'resultMissing',
		references: { 'log ID': readLogId(answer) },
	});
}
