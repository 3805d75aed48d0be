import { withExtension } from '../../../shared/audio/fileName';
import { storeAudio } from '../../../shared/audio/storeAudio';
import type { FileType, NameFile, StoredAudio } from '../../../shared/audio/storeAudio';
import { ServiceError } from '../../../shared/http/serviceError';
import type { BinaryStore } from '../cosClient';

/** By extension: what the vendor's jobs make or take, and has no signature. */
const MIME_TYPES: Record<string, string> = {
	pcm: 'audio/pcm',
	mid: 'audio/midi',
	midi: 'audio/midi',
	json: 'application/json',
	txt: 'text/plain',
};

/**
 * Streams what was read of COS into n8n's binary store, typed by its own first bytes, or else by its key.
 *
 * @param key names the file where `nameFile` does not
 * @throws ServiceError when it is empty; what `pieces` throws
 */
export async function storeObject(
	store: BinaryStore,
	pieces: AsyncIterable<Uint8Array>,
	key: string,
	nameFile: NameFile = ({ extension }) => withExtension(key.split('/').pop() ?? '', extension),
): Promise<StoredAudio> {
	return await storeAudio(store, pieces, {
		nameFile,
		fallback: typeOf(key),
		explainEmpty: () =>
			new ServiceError(`The file '${key}' in Tencent COS is empty`, {
				hint: 'What was to write it has failed: run the job again, or report it to the vendor with the job ID',
			}),
	});
}

function typeOf(key: string): FileType {
	const extension = /\.([A-Za-z0-9]{1,5})$/.exec(key)?.[1]?.toLowerCase() ?? 'bin';
	return { extension, mimeType: MIME_TYPES[extension] ?? 'application/octet-stream' };
}
