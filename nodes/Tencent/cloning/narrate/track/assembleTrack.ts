import { hasChanged } from '../../../../shared/audio/cutting/refusals';
import {
	CHUNK_HEADER_SIZE,
	padSize,
	writeChunkHeader,
	writeWavHeader,
} from '../../../../shared/audio/formats/wav';
import { InputError, ServiceError } from '../../../../shared/http/serviceError';
import { createByteReader } from '../../../../shared/streams/byteReader';
import type { Clip } from './measureSpeech';

/** A clip, and where in the track it begins. */
export interface PlacedClip extends Clip {
	/** In samples. */
	at: number;
}

/** A WAV file that is put together while it is read. */
export interface Track {
	/** Size of the file. */
	bytes: number;
	durationSeconds: number;
	/** In Hz. */
	sampleRate: number;
	channels: number;
	read(): AsyncGenerator<Uint8Array>;
}

/**
 * Makes one WAV file of clips, with silence between them, sample by sample as planned.
 *
 * @param clips at least one, in order, none beginning before the one before it has ended
 * @throws ServiceError where the clips differ in their format; InputError where the file would be larger than 4 GB
 */
export function assembleTrack(clips: readonly PlacedClip[]): Track {
	const { layout } = clips[0]!;
	const differing = clips.findIndex((clip) => !clip.layout.header.equals(layout.header));
	if (differing !== -1) throw differs(differing);
	const samples = Math.max(...clips.map(endOf));
	const length = samples * layout.frameSize;
	const header = writeWavHeader(layout.header, CHUNK_HEADER_SIZE + padSize(length));
	if (!header) throw isTooLarge();
	const head = Buffer.concat([header, writeChunkHeader('data', length)]);
	return {
		bytes: head.length + padSize(length),
		durationSeconds: samples / layout.sampleRate,
		sampleRate: layout.sampleRate,
		channels: layout.channels,
		read: () => readTrack(head, clips, length),
	};
}

/** Where a clip ends in the track, in samples. */
export function endOf({ at, start, end }: PlacedClip): number {
	return at + end - start;
}

async function* readTrack(
	head: Buffer,
	clips: readonly PlacedClip[],
	length: number,
): AsyncGenerator<Uint8Array> {
	yield head;
	let position = 0;
	for (const clip of clips) {
		yield* silence(clip, clip.at - position);
		yield* readClip(clip);
		position = endOf(clip);
	}
	if (length % 2 === 1) yield Buffer.alloc(1);
}

const LARGEST_PIECE = 64 * 1024;

/** @param samples how many */
function* silence({ layout }: Clip, samples: number): Generator<Uint8Array> {
	const zero = layout.encoding === 'unsigned8' ? 0x80 : 0;
	for (let left = samples * layout.frameSize; left > 0; left -= LARGEST_PIECE)
		yield Buffer.alloc(Math.min(left, LARGEST_PIECE), zero);
}

async function* readClip({ source, layout, start, end }: Clip): AsyncGenerator<Uint8Array> {
	const reader = createByteReader(await source.open());
	try {
		await reader.skip(layout.start + start * layout.frameSize);
		const length = (end - start) * layout.frameSize;
		let read = 0;
		for await (const piece of reader.read(length)) {
			read += piece.length;
			yield piece;
		}
		if (read < length) throw hasChanged(source);
	} finally {
		await reader.close();
	}
}

function differs(index: number): ServiceError {
	return new ServiceError(
		`Recording ${index + 1} of the script came in another audio format than those before it`,
		{
			hint: 'Use models that were trained alike, or narrate their lines separately. If some recordings are of an earlier run, turn off Reuse Recordings in Options',
		},
	);
}

function isTooLarge(): InputError {
	return new InputError(
		'The narration would be larger than 4 GB, which no WAV file can hold',
		'Split the script into several items',
	);
}
