import { readJoined } from '../../../shared/audio/joining/audioPart';
import type { AudioPart } from '../../../shared/audio/joining/audioPart';
import { AUDIO_HEAD_SIZE, inspectAudio } from '../../../shared/audio/inspectAudio';
import { planJoin } from '../../../shared/audio/joining/planJoin';
import type { StoredAudio } from '../../../shared/audio/storeAudio';
import type { CosClient } from '../cosClient';
import type { DownloadOptions } from './downloadObject';
import { readObject } from './readObject';
import type { KnownObject } from './readObject';
import { lacksSize } from './responseRange';
import { requireExpected, storeObject } from './storeObject';

/** A stored file, and how long each of its parts is in it. */
export type StoredParts = StoredAudio & { partSeconds: number[] };

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
): Promise<StoredParts> {
	const parts: AudioPart[] = [];
	for (const key of keys) parts.push(await openPart(client, key, signal));
	const joined = readJoined(await planJoin(parts));
	const stored = await storeObject(client, joined, keys[0]!, nameFile);
	return { ...stored, partSeconds: measureParts(parts, stored) };
}

/** The length of a file is rounded to this, in seconds. */
const ROUNDED_TO = 0.001;

/** What the headers of parts tell together may differ from what was counted. Then it only tells their shares. */
function measureParts(
	parts: readonly AudioPart[],
	{ durationSeconds = 0 }: Pick<StoredAudio, 'durationSeconds'>,
): number[] {
	const told = parts.map(({ head, size }) => inspectAudio(head, size)?.durationSeconds ?? 0);
	const total = told.reduce((sum, seconds) => sum + seconds, 0);
	const isExact = total === 0 || Math.abs(total - durationSeconds) <= ROUNDED_TO;
	return isExact ? told : told.map((seconds) => (seconds * durationSeconds) / total);
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
