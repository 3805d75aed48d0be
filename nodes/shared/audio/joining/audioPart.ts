import { ServiceError } from '../../http/serviceError';
import type { ByteStream } from '../../streams/byteStream';

/** One part of an audio. */
export interface AudioPart {
	/** Names it in messages. */
	key: string;
	/** In bytes. */
	size: number;
	/** `AUDIO_HEAD_SIZE` bytes, or all there are. */
	head: Buffer;
	/** Reads exactly so many bytes. */
	read(start: number, length: number): ByteStream;
}

/** Reads some bytes of a part: as many as asked for, or all that it has there. */
export async function readBytes(part: AudioPart, start: number, length: number): Promise<Buffer> {
	const end = Math.max(start, Math.min(part.size, start + length));
	if (end <= part.head.length) return part.head.subarray(start, end);
	const pieces: Uint8Array[] = [];
	for await (const piece of part.read(start, end - start)) pieces.push(piece);
	return Buffer.concat(pieces);
}

/** What a joined file consists of, in order. */
export type JoinedPiece =
	| { kind: 'bytes'; bytes: Buffer }
	| { kind: 'slice'; part: AudioPart; start: number; length: number };

/** Reads a joined file. */
export async function* readJoined(pieces: readonly JoinedPiece[]): AsyncGenerator<Uint8Array> {
	for (const piece of pieces) {
		if (piece.kind === 'bytes') yield piece.bytes;
		else if (piece.length > 0) yield* piece.part.read(piece.start, piece.length);
	}
}

export function cannotJoin(message: string): ServiceError {
	return new ServiceError(message, {
		hint: 'Switch Download off, and download the parts one by one from the paths in the output',
	});
}

export function differs({ key }: AudioPart): ServiceError {
	return cannotJoin(`The part '${key}' has another audio format than the parts before it`);
}
