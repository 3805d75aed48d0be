import { readJoined } from '../../../shared/audio/joining/audioPart';
import type { AudioPart } from '../../../shared/audio/joining/audioPart';
import { AUDIO_HEAD_SIZE } from '../../../shared/audio/inspectAudio';
import { planJoin } from '../../../shared/audio/joining/planJoin';
import type { StoredAudio } from '../../../shared/audio/storeAudio';
import type { CosClient } from '../cosClient';
import type { DownloadOptions } from './downloadObject';
import { readObject } from './readObject';
import type { KnownObject } from './readObject';
import { lacksSize } from './responseRange';
import { requireExpected, storeObject } from './storeObject';

/**
 * Streams the parts of an audio into n8n's binary store as one file, named after the first.
 *
 * @param keys of the parts, in order, at least one
 * @throws ServiceError when COS does not return a part whole, or the parts cannot be joined as they are
 */
export async function downloadJoined(
	client: CosClient,
	keys: readonly string[],
	{ signal, nameFile }: DownloadOptions,
): Promise<StoredAudio> {
	const parts: AudioPart[] = [];
	for (const key of keys) parts.push(await openPart(client, key, signal));
	const joined = readJoined(await planJoin(parts));
	return await storeObject(client, joined, keys[0]!, nameFile);
}

async function openPart(client: CosClient, key: string, signal: AbortSignal): Promise<AudioPart> {
	const known: KnownObject = {};
	const pieces: Uint8Array[] = [];
	const beginning = { start: 0, length: AUDIO_HEAD_SIZE };
	for await (const piece of readObject(client, key, beginning, signal, known)) pieces.push(piece);
	const { size } = known;
	if (size === undefined) throw lacksSize(key);
	const head = Buffer.concat(pieces);
	requireExpected(head, key);
	const read = (start: number, length: number) => {
		// Asked for openly, the end of the object shows whether it is where it was said to be.
		const slice = start + length === size ? { start } : { start, length };
		return readObject(client, key, slice, signal, known);
	};
	return { key, size, head, read };
}
