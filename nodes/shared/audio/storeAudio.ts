import type { IBinaryData } from 'n8n-workflow';
import { rethrow } from '../http/rethrow';
import type { RunningContext } from '../n8n/runningContext';
import { toReadable } from '../streams/byteStream';
import { roundToMilliseconds } from './duration';
import { nameForeignFile } from './formats/foreignFile';
import { createFrameCounter } from './formats/measureFrames';
import type { FrameCounter } from './formats/measureFrames';
import { inspectAudio, locateFrames } from './inspectAudio';
import type { AudioFile } from './inspectAudio';
import { peekAudio } from './peekAudio';

/** Extensions of the formats whose frames are counted. */
const FRAMED = ['mp3', 'aac'];

/** What kind of file it is. */
export type FileType = Pick<AudioFile, 'extension' | 'mimeType'>;

/** Names a file by what it turned out to be. */
export type NameFile = (type: FileType) => string;

/** A file in n8n's binary store. */
export interface StoredAudio {
	binary: IBinaryData;
	/** Size of the file. */
	bytes: number;
	/** What kind of audio it is; undefined where it is not audio with a header. */
	type: FileType | undefined;
	/**
	 * How long the file is, to the millisecond: WAV by its samples, MP3 and AAC by their frames. Missing, like the
	 * following, where the format does not tell.
	 */
	durationSeconds?: number;
	/** In Hz. */
	sampleRate?: number;
	channels?: number;
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
	const first = audio && FRAMED.includes(audio.extension) ? locateFrames(head) : undefined;
	const counter = first && createFrameCounter(first);
	const counted = counter ? count(whole, counter) : whole;
	const stream = toReadable(counted) as Parameters<typeof helpers.prepareBinaryData>[0];
	try {
		const binary = await helpers.prepareBinaryData(stream, nameFile(type), type.mimeType);
		const { bytes } = reading;
		return { binary, bytes, ...describe(inspectAudio(head, bytes), counter?.seconds()) };
	} catch (error) {
		rethrow(reading.failure ?? error);
	}
}

async function* count(
	pieces: AsyncIterable<Uint8Array>,
	counter: FrameCounter,
): AsyncGenerator<Uint8Array> {
	for await (const piece of pieces) {
		counter.count(piece);
		yield piece;
	}
}

/** @param counted the length by frames, which is right where a header is not; undefined where there are none */
function describe(
	audio: AudioFile | undefined,
	counted: number | undefined,
): Omit<StoredAudio, 'binary' | 'bytes'> {
	if (!audio) return { type: undefined };
	const { extension, mimeType, durationSeconds, sampleRate, channels } = audio;
	const seconds = counted ?? durationSeconds;
	return {
		type: { extension, mimeType },
		...(seconds !== undefined && { durationSeconds: roundToMilliseconds(seconds) }),
		...(sampleRate && { sampleRate }),
		...(channels && { channels }),
	};
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
