import type { NameFile, StoredAudio } from '../../../shared/audio/storeAudio';
import { readObject } from './readObject';
import { storeObject } from './storeObject';
import type { CosContext } from '../transport';

export interface DownloadOptions {
	signal: AbortSignal;
	/** In place of the last part of the key with the extension of what the file is. */
	nameFile?: NameFile;
}

/**
 * Streams an object into n8n's binary store.
 *
 * @throws ServiceError when COS does not hand it out, or it is empty
 */
export async function downloadObject(
	context: CosContext,
	key: string,
	{ signal, nameFile }: DownloadOptions,
): Promise<StoredAudio> {
	return await storeObject(context, readObject(context, key, { start: 0 }, signal), key, nameFile);
}
