import { AUDIO_HEAD_SIZE, inspectAudio } from '../../../../shared/audio/inspectAudio';
import { rethrow } from '../../../../shared/http/rethrow';
import { ServiceError } from '../../../../shared/http/serviceError';
import type { CosClient } from '../../../cos/cosClient';
import { listObjects } from '../../../cos/objects/listObjects';
import { readObject } from '../../../cos/objects/readObject';
import type { KnownObject } from '../../../cos/objects/readObject';
import { readRun } from '../../../mediaLab/api/outputMark';

/** There is one from each run that has paid for the line. */
const MOST_TRIED = 10;

/**
 * Finds the newest recording of a line. That a file is listed proves only that it is there, so it must also begin as a WAV file
 * with sound.
 *
 * @param prefix of its object key, up to the end of the stem
 * @param run whose recordings are left out
 * @returns its object key; undefined where there is none
 * @throws ServiceError when COS cannot be reached, or refuses to list the bucket
 */
export async function findRecording(
	client: CosClient,
	prefix: string,
	run: number,
	signal: AbortSignal,
): Promise<string | undefined> {
	const listed = await listObjects(client, prefix, signal);
	const candidates = listed
		.filter(({ key, size }) => size !== 0 && isOfOtherRun(key.slice(prefix.length), run))
		.sort((one, other) => other.modifiedAt - one.modifiedAt)
		.slice(0, MOST_TRIED);
	for (const { key } of candidates) if (await isRecording(client, key, signal)) return key;
	return undefined;
}

function isOfOtherRun(rest: string, run: number): boolean {
	const found = readRun(rest);
	return found !== undefined && found !== run;
}

/** @throws ServiceError when COS cannot be reached or is busy */
async function isRecording(client: CosClient, key: string, signal: AbortSignal): Promise<boolean> {
	const known: KnownObject = {};
	const pieces: Uint8Array[] = [];
	try {
		const beginning = { start: 0, length: AUDIO_HEAD_SIZE };
		for await (const piece of readObject(client, key, beginning, signal, known)) pieces.push(piece);
	} catch (error) {
		// Deleted meanwhile, archived, or not for this key.
		if (error instanceof ServiceError && error.retry.kind === 'never' && error.httpStatus)
			return false;
		rethrow(error);
	}
	const audio = inspectAudio(Buffer.concat(pieces), known.size);
	return audio?.extension === 'wav' && audio.durationSeconds !== 0;
}
