import { AUDIO_HEAD_SIZE } from '../../../shared/audio/inspectAudio';
import { planJoin } from '../../../shared/audio/planJoin';
import type { JoinPlan, PartHead } from '../../../shared/audio/planJoin';
import type { StoredAudio } from '../../../shared/audio/storeAudio';
import { withRetries } from '../../../shared/concurrency/retry';
import { ServiceError } from '../../../shared/http/serviceError';
import { peek } from '../../../shared/streams/byteStream';
import type { CosClient } from '../cosClient';
import type { DownloadOptions } from './downloadObject';
import { RETRIES, readObject } from './readObject';
import { storeObject } from './storeObject';

/**
 * Streams the parts of an audio into n8n's binary store as one file, named after the first.
 *
 * @param keys of the parts, in order, at least one
 * @throws ServiceError when COS does not return a part, or the parts cannot be joined as they are
 */
export async function downloadJoined(
	client: CosClient,
	keys: readonly string[],
	{ signal, nameFile }: DownloadOptions,
): Promise<StoredAudio> {
	const parts: PartHead[] = [];
	for (const key of keys) {
		parts.push(
			await withRetries(async () => await readHead(client, key, signal), {
				retries: RETRIES,
				signal,
			}),
		);
	}
	const joined = readJoined(client, planJoin(parts), signal);
	return await storeObject(client, joined, parts[0]!.key, nameFile);
}

async function readHead(client: CosClient, key: string, signal: AbortSignal): Promise<PartHead> {
	const headers = { Range: `bytes=0-${AUDIO_HEAD_SIZE - 1}` };
	const response = await client.open({ method: 'GET', key, headers }, signal);
	try {
		const { head } = await peek(response.body, AUDIO_HEAD_SIZE);
		return { key, head: head.subarray(0, AUDIO_HEAD_SIZE), size: readTotalSize(response.headers) };
	} finally {
		response.close();
	}
}

/** The size of the whole object. Where the server does not support ranges, it is that of the body. */
function readTotalSize(headers: Record<string, unknown>): number {
	const total = /\/(\d+)$/.exec(String(headers['content-range']))?.[1];
	return Number(total ?? headers['content-length']);
}

async function* readJoined(
	client: CosClient,
	{ header, slices, trailer }: JoinPlan,
	signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
	if (header.length > 0) yield header;
	for (const { key, ...slice } of slices) {
		let missing = slice.length;
		for await (const piece of readObject(client, key, slice, signal)) {
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
