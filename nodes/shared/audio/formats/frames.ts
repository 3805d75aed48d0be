import { readAdtsFrame } from './adts';
import type { AdtsFrame } from './adts';
import { readMp3Frame } from './mp3';
import type { Mp3Frame } from './mp3';

/** A frame of compressed sound. Each has a header of its own, and the next one follows it at once. */
export interface Frame {
	/** The usual extension of files of such frames. */
	extension: string;
	/** With its header, in bytes; 0 where the header does not tell. */
	size: number;
	/** In Hz. */
	sampleRate: number;
	channels: number;
	/** Of each channel. */
	samples: number;
}

/** The first frame of a file. */
export interface FirstFrame<Found extends Frame = Mp3Frame | AdtsFrame> {
	/** In bytes, from the beginning of what was searched. */
	position: number;
	frame: Found;
}

/** How far the first frame is searched for, in bytes. */
const SEARCHED = 64 * 1024;
/** Of the longer of the headers, in bytes. */
export const FRAME_HEADER_SIZE = 7;

/**
 * Finds the first frame of MP3 or AAC. Players skip what some files have before it, such as zeros or the rest of a
 * stream. There only two frames that follow each other count, because the bytes of one header come up by chance.
 *
 * @param start where the frame is to be expected
 */
export function findFirstFrame(bytes: Buffer, start: number): FirstFrame | undefined {
	const expected = readFrame(bytes, start);
	if (expected) return { position: start, frame: expected };
	const end = Math.min(bytes.length, start + SEARCHED);
	for (
		let position = findSync(bytes, start);
		position < end;
		position = findSync(bytes, position + 1)
	) {
		const frame = readFrame(bytes, position);
		if (frame && isFollowed(bytes, position, frame)) return { position, frame };
	}
	return undefined;
}

/** What both formats begin each frame with. */
const SYNC = 0xff;

/** @returns the end where there is none */
export function findSync(bytes: Buffer, start: number): number {
	const position = bytes.indexOf(SYNC, start);
	return position === -1 ? bytes.length : position;
}

/** @returns undefined where no frame begins at this position */
export function readFrame(bytes: Buffer, position: number): Mp3Frame | AdtsFrame | undefined {
	return readAdtsFrame(bytes, position) ?? readMp3Frame(bytes, position);
}

function isFollowed(bytes: Buffer, position: number, frame: Frame): boolean {
	if (!isMeasured(frame)) return false;
	const next = readFrame(bytes, position + frame.size);
	return next !== undefined && isAlike(frame, next);
}

/** Whether the header tells how long the frame is. */
export function isMeasured({ size }: Frame): boolean {
	return size > FRAME_HEADER_SIZE;
}

/** Whether frames may follow each other in a file. */
export function isAlike(one: Frame, other: Frame): boolean {
	return (
		one.extension === other.extension &&
		one.sampleRate === other.sampleRate &&
		one.channels === other.channels
	);
}
