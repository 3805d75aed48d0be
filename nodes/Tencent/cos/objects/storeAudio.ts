import type { IBinaryData } from 'n8n-workflow';
import { AUDIO_HEAD_SIZE, inspectAudio } from '../../../shared/audio/inspectAudio';
import type { AudioFile } from '../../../shared/audio/inspectAudio';
import { peek, toReadable } from '../../../shared/streams/byteStream';
import { ServiceError } from '../../../shared/http/serviceError';
import type { CosContext } from '../transport';

/** A file of COS in n8n's binary store. */
export interface StoredAudio {
	binary: IBinaryData;
	bytes: number;
	/** What its beginning tells of it; nothing where it is no audio with a header. */
	audio: AudioFile | undefined;
}

/** What a file is, by its beginning, or else by the extension of its key. */
export type FileType = Pick<AudioFile, 'extension' | 'mimeType'>;

/** Names a file by what it turned out to be. */
export type NameFile = (file: FileType) => string;

/** Files without a signature that the vendor's jobs make or take. */
const MIME_TYPES: Record<string, string> = {
	pcm: 'audio/pcm',
	mid: 'audio/midi',
	midi: 'audio/midi',
	json: 'application/json',
	txt: 'text/plain',
};

/**
 * Streams a file into n8n's binary store, typed by its own first bytes.
 *
 * @param key names the file where `nameFile` does not
 * @throws ServiceError when it is empty; what `pieces` throws
 */
export async function storeAudio(
	context: CosContext,
	pieces: AsyncIterable<Uint8Array>,
	key: string,
	nameFile: NameFile = (file) => nameAfter(key, file),
): Promise<StoredAudio> {
	const reading: Reading = { bytes: 0 };
	const { head, whole } = await peek(watch(pieces, reading), AUDIO_HEAD_SIZE);
	if (head.length === 0) {
		throw new ServiceError(`The file '${key}' in Tencent COS is empty`, {
			hint: 'What was to write it has failed: run the job again, or report it to the vendor with the job ID',
		});
	}
	const audio = inspectAudio(head);
	const file = audio ?? typeOf(key);
	const stream = toReadable(whole) as Parameters<typeof context.helpers.prepareBinaryData>[0];
	const [stored] = await Promise.allSettled([
		context.helpers.prepareBinaryData(stream, nameFile(file), file.mimeType),
	]);
	if (stored.status === 'rejected') throw reading.failure ?? stored.reason;
	return { binary: stored.value, bytes: reading.bytes, audio };
}

/** What has become known of a file while it is read. */
interface Reading {
	bytes: number;
	/** n8n's binary stores may not hand it on as it is. */
	failure?: unknown;
}

async function* watch(
	pieces: AsyncIterable<Uint8Array>,
	reading: Reading,
): AsyncGenerator<Uint8Array> {
	try {
		for await (const piece of pieces) {
			reading.bytes += piece.length;
			yield piece;
		}
	} catch (error) {
		reading.failure = error;
		throw reading.failure;
	}
}

function typeOf(key: string): FileType {
	const extension = /\.([A-Za-z0-9]{1,5})$/.exec(key)?.[1]?.toLowerCase() ?? 'bin';
	return { extension, mimeType: MIME_TYPES[extension] ?? 'application/octet-stream' };
}

function nameAfter(key: string, { extension }: FileType): string {
	const name = key.split('/').pop() ?? '';
	return `${name.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.${extension}`;
}
