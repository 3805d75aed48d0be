import type { NameFile, StoredAudio } from '../../../shared/audio/storeAudio';
import type { CosClient } from '../cosClient';
import { readObject } from './readObject';
import { storeObject } from './storeObject';

export interface DownloadOptions {
	signal: AbortSignal;
	/** Names the file. Without it, that is the last part of the key, with the extension of what the file is. */
	nameFile?: NameFile;
}

/**
 * Streams an object into n8n's binary store.
 *
 * @throws ServiceError when COS does not return it, or it is empty
 */
export async function downloadObject(
	client: CosClient,
	key: string,
	{ signal, nameFile }: DownloadOptions,
): Promise<StoredAudio> {
	return await storeObject(client, readObject(client, key, { start: 0 }, signal), key, nameFile);
}
