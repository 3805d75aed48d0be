import { AUDIO_HEAD_SIZE } from '../../../shared/audio/inspectAudio';
import type { StoredAudio } from '../../../shared/audio/storeAudio';
import { peek } from '../../../shared/streams/byteStream';
import { withRetries } from '../../../shared/concurrency/retry';
import { ServiceError } from '../../../shared/http/serviceError';
import type { DownloadOptions } from './downloadObject';
import { planJoin } from '../../../shared/audio/join/planJoin';
import type { JoinPlan, PartHead } from '../../../shared/audio/join/planJoin';
import { RETRIES, readObject } from './readObject';
import { storeObject } from './storeObject';
import { openObject } from '../transport';
import type { CosContext } from '../transport';

/**
 * Streams the parts of an audio into n8n's binary store as one file, named after the first.
 *
 * @param keys of the parts, in order, at least one
 * @throws ServiceError when COS does not hand a part out, or the parts cannot be joined as they are
 */
export async function downloadJoined(
	context: CosContext,
	keys: readonly string[],
	{ signal, nameFile }: DownloadOptions,
): Promise<StoredAudio> {
	const parts: PartHead[] = [];
	for (const key of keys) {
		parts.push(
			await withRetries(async () => await readHead(context, key, signal), {
				retries: RETRIES,
				signal,
			}),
		);
	}
	const joined = readJoined(context, planJoin(parts), signal);
	return await storeObject(context, joined, parts[0]!.key, nameFile);
}

async function readHead(context: CosContext, key: string, signal: AbortSignal): Promise<PartHead> {
	const headers = { Range: `bytes=0-${AUDIO_HEAD_SIZE - 1}` };
	const answer = await openObject(context, { method: 'GET', key, headers }, signal);
	try {
		const { head } = await peek(answer.body, AUDIO_HEAD_SIZE);
		return { key, head: head.subarray(0, AUDIO_HEAD_SIZE), size: sizeOf(answer.headers) };
	} finally {
		answer.close();
	}
}

/** Of the whole object: behind the range that was answered, or of all where ranges are not known. */
function sizeOf(headers: Record<string, unknown>): number {
	const total = /\/(\d+)$/.exec(String(headers['content-range']))?.[1];
	return Number(total ?? headers['content-length']);
}

async function* readJoined(
	context: CosContext,
	{ header, slices, trailer }: JoinPlan,
	signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
	if (header.length > 0) yield header;
	for (const { key, ...slice } of slices) {
		let missing = slice.length;
		for await (const piece of readObject(context, key, slice, signal)) {
			missing -= piece.length;
			yield piece;
		}
		if (missing > 0) {
			throw new ServiceError(`The part '${key}' became shorter while it was read`, {
				hint: 'Run the item again when the job that writes it has ended',
			});
		}
	}
	if (trailer.length > 0) yield trailer;
}
