import type { IBinaryData } from 'n8n-workflow';
import { rethrow } from '../http/rethrow';
import type { RunningContext } from '../n8n/runningContext';
import { toReadable } from '../streams/byteStream';
import { nameForeignFile } from './formats/foreignFile';
import { inspectAudio } from './inspectAudio';
import type { AudioFile } from './inspectAudio';
import { peekAudio } from './peekAudio';

/** What kind of file it is. */
export type FileType = Pick<AudioFile, 'extension' | 'mimeType'>;

/** Names a file by what it turned out to be. */
export type NameFile = (type: FileType) => string;

/** A file in n8n's binary store. */
export interface StoredAudio {
	binary: IBinaryData;
	/** Size of the file. */
	bytes: number;
	/** What the beginning of the file tells about it; undefined where it is not audio with a header. */
	audio: AudioFile | undefined;
}

/** What depends on where a file comes from. */
export interface StoreOptions {
	nameFile: NameFile;
	/** What a file is whose beginning does not tell. */
	fallback: FileType;
	/** Makes the error to throw when there is not a single byte, or no sound behind a header. */
	explainEmpty: () => Error;
	/**
	 * Makes the error to throw when the file is certainly not audio but something else, such as `a web page`; undefined
	 * where that may be.
	 */
	explainForeign: (kind: string) => Error | undefined;
}

/** n8n's binary store, as a running node has it. */
interface BinaryStore {
	helpers: Pick<RunningContext['helpers'], 'prepareBinaryData'>;
}

/**
 * Streams a file into n8n's binary store, with name and type by its own first bytes. It has been read to its end when
 * this returns.
 *
 * @throws what `pieces` throws; the error for an empty or foreign file; what n8n throws where it cannot store the file
 */
export async function storeAudio(
	{ helpers }: BinaryStore,
	pieces: AsyncIterable<Uint8Array>,
	{ nameFile, fallback, explainEmpty, explainForeign }: StoreOptions,
): Promise<StoredAudio> {
	const reading: Reading = { bytes: 0 };
	const { head, isComplete, whole } = await peekAudio(watch(pieces, reading));
	const audio = inspectAudio(head, isComplete ? head.length : undefined);
	if (head.length === 0 || audio?.durationSeconds === 0) throw explainEmpty();
	const foreign = audio ? undefined : nameForeignFile(head);
	const refusal = foreign === undefined ? undefined : explainForeign(foreign);
	if (refusal) throw refusal;
	const type = audio ?? fallback;
	const stream = toReadable(whole) as Parameters<typeof helpers.prepareBinaryData>[0];
	try {
		const binary = await helpers.prepareBinaryData(stream, nameFile(type), type.mimeType);
		return { binary, bytes: reading.bytes, audio };
	} catch (error) {
		rethrow(reading.failure ?? error);
	}
}

/** What has become known about a file while it is read. */
interface Reading {
	bytes: number;
	/** n8n's binary stores do not always pass on the error that a stream ends with. */
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
		rethrow(error);
	}
}
