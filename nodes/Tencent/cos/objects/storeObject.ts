import { readExtension, withExtension } from '../../../shared/audio/fileName';
import { nameForeignFile } from '../../../shared/audio/formats/foreignFile';
import { inspectAudio } from '../../../shared/audio/inspectAudio';
import { storeAudio } from '../../../shared/audio/storeAudio';
import type { FileType, NameFile, StoredAudio } from '../../../shared/audio/storeAudio';
import { ServiceError } from '../../../shared/http/serviceError';
import type { BinaryStore } from '../cosClient';

/** By extension: what the vendor's jobs make or take, and has no signature. */
const MIME_TYPES = new Map<string, string>(
	Object.entries({
		pcm: 'audio/pcm',
		mid: 'audio/midi',
		midi: 'audio/midi',
		json: 'application/json',
		txt: 'text/plain',
	}),
);

/** What may be in a file that is called so, by extension. */
const EXPECTED = new Map<string, RegExp>(
	Object.entries({
		json: /JSON|text/,
		txt: /JSON|text/,
		html: /web page/,
		xml: /web page|text/,
		svg: /web page/,
	}),
);

/**
 * Streams what was read of COS into n8n's binary store, typed by its own first bytes, or else by its key.
 *
 * @param key names the file where `nameFile` does not
 * @throws ServiceError when it is empty, or something else than its key says; what `pieces` throws
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
		explainForeign: (kind) => explainForeign(kind, key),
		explainEmpty: () =>
			new ServiceError(`The file '${key}' in Tencent COS is empty`, {
				hint: 'The job that should have written it failed. Run it again, or report the job ID to Tencent',
				code: 'resultMissing',
			}),
	});
}

/**
 * Makes sure that a file may be what its key says, as far as its beginning tells.
 *
 * @throws ServiceError
 */
export function requireExpected(head: Buffer, key: string): void {
	const foreign = inspectAudio(head) ? undefined : nameForeignFile(head);
	const refusal = foreign === undefined ? undefined : explainForeign(foreign, key);
	if (refusal) throw refusal;
}

/** Whatever is called audio must be audio, and only what is called a page may be one. */
function explainForeign(kind: string, key: string): ServiceError | undefined {
	const isPage = kind.includes('web page');
	if (EXPECTED.get(typeOf(key).extension)?.test(kind)) return undefined;
	if (readExtension(key) === undefined && !isPage) return undefined;
	return new ServiceError(`The download of '${key}' is not audio but ${kind}`, {
		hint: 'Check Endpoint in the credential for Tencent COS, and the proxy of this n8n. Something else may have answered instead of COS',
		code: 'downloadFailed',
	});
}

function typeOf(key: string): FileType {
	const extension = /\.([A-Za-z0-9]{1,5})$/.exec(key)?.[1]?.toLowerCase() ?? 'bin';
	return { extension, mimeType: MIME_TYPES.get(extension) ?? 'application/octet-stream' };
}
