import { ServiceError } from '../http/serviceError';
import { readTagSize } from './id3';
import { inspectAudio, locateFrames } from './inspectAudio';
import type { AudioFile } from './inspectAudio';
import {
	PLAIN_FORMAT_SIZE,
	isUncompressed,
	readWavFormat,
	readWavHeader,
	writeWavHeader,
} from './wav';

/** The beginning of one part of an audio. */
export interface PartHead {
	key: string;
	/** `AUDIO_HEAD_SIZE` bytes, or all there are. */
	head: Buffer;
	/** Of the whole part, in bytes. */
	size: number;
}

/** How several audio files become one. */
export interface JoinPlan {
	/** Precedes the first part. */
	header: Buffer;
	/** What to take from each part, in order. */
	slices: Array<{ key: string; start: number; length: number }>;
	/** Follows the last part. */
	trailer: Buffer;
}

const NOTHING = Buffer.alloc(0);
const ONE_BY_ONE =
	'Switch Download off, and download the parts one by one from the paths in the output';

/**
 * Plans how to join parts of the same format, in order and without decoding them.
 *
 * WAV gets one header for the samples of all parts. MP3 and AAC frames follow each other as they are. Left out are the
 * ID3v2 tags of all parts but the first MP3, and the frames Xing and Info, which tell the length of one part only. The
 * silence that an encoder puts around each part, up to a tenth of a second, stays.
 *
 * @param parts at least one
 * @throws ServiceError where parts differ, or their format cannot be joined like this
 */
export function planJoin(parts: readonly PartHead[]): JoinPlan {
	const [first, ...others] = parts.map(({ head, size }) => inspectAudio(head, size));
	if (!first) throw cannotJoin('Parts of an unknown format cannot be joined');
	const join = JOINS[first.extension];
	if (!join) throw cannotJoin(`Parts in ${first.extension.toUpperCase()} cannot be joined`);
	const differing = others.findIndex((other) => !isAlike(first, other));
	if (differing !== -1) throw differs(parts[differing + 1]!.key);
	return join(parts);
}

function isAlike(one: AudioFile, other: AudioFile | undefined): boolean {
	return (
		one.extension === other?.extension &&
		one.sampleRate === other.sampleRate &&
		one.channels === other.channels
	);
}

/** By file extension. */
const JOINS: Record<string, (parts: readonly PartHead[]) => JoinPlan> = {
	wav: joinWav,
	mp3: joinMp3,
	aac: joinAac,
};

function joinWav(parts: readonly PartHead[]): JoinPlan {
	const layouts = parts.map(({ key, head, size }) => {
		const layout = findSamples(head, size);
		if (layout) return { key, ...layout };
		throw cannotJoin(`The part '${key}' is no WAV whose samples can be joined with others`);
	});
	const { format } = layouts[0]!;
	const differing = layouts.find((layout) => !layout.format.equals(format));
	if (differing) throw differs(differing.key);
	const total = layouts.reduce((sum, { length }) => sum + length, 0);
	const header = writeWavHeader(format, total);
	if (!header)
		throw cannotJoin('The parts have more than 4 GB together, which no WAV file can hold');
	return {
		header,
		slices: layouts.map(({ key, start, length }) => ({ key, start, length })),
		// Every chunk of a WAV file ends at an even offset.
		trailer: Buffer.alloc(total % 2),
	};
}

/** Undefined where samples of other parts cannot follow, or the header is longer than what was read of the file. */
function findSamples(
	head: Buffer,
	size: number,
): { format: Buffer; start: number; length: number } | undefined {
	const { format, samples } = readWavHeader(head, size) ?? {};
	if (!format || !samples) return undefined;
	const fields = readWavFormat(format);
	if (!isUncompressed(fields)) return undefined;
	const { frameSize } = fields;
	const { start, length } = samples;
	return { format: trimFormat(format), start, length: length - (length % Math.max(1, frameSize)) };
}

/** Some encoders append an empty extension to a plain format. */
function trimFormat(format: Buffer): Buffer {
	const extension = format.subarray(PLAIN_FORMAT_SIZE);
	return extension.every((byte) => byte === 0) ? format.subarray(0, PLAIN_FORMAT_SIZE) : format;
}

function joinMp3(parts: readonly PartHead[]): JoinPlan {
	const slices = parts.map(({ key, head, size }) => {
		const { position = readTagSize(head), frame } = locateFrames(head) ?? {};
		const start = Math.min(
			size,
			position + (frame && 'info' in frame && frame.info ? frame.size : 0),
		);
		return { key, start, length: size - start };
	});
	const header = parts[0]!.head.subarray(0, readTagSize(parts[0]!.head));
	return { header, slices, trailer: NOTHING };
}

function joinAac(parts: readonly PartHead[]): JoinPlan {
	const slices = parts.map(({ key, head, size }) => {
		const start = Math.min(size, readTagSize(head));
		return { key, start, length: size - start };
	});
	return { header: NOTHING, slices, trailer: NOTHING };
}

function cannotJoin(message: string): ServiceError {
	return new ServiceError(message, { hint: ONE_BY_ONE });
}

function differs(key: string): ServiceError {
	return cannotJoin(`The part '${key}' has another audio format than the parts before it`);
}
