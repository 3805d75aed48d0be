import type { ByteStream } from '../../streams/byteStream';
import type { Frame } from '../formats/frames';

/** A stored file that can be read as often as needed. */
export interface AudioSource {
	/** Names it in messages. */
	fileName?: string;
	/** Reads it from its first byte. */
	open(): ByteStream | Promise<ByteStream>;
}

/** How long and how large a part may be. */
export interface PartLimits {
	maxSeconds: number;
	/** Of the whole file that a part becomes. */
	maxBytes: number;
}

/** A stretch of a recording that is to be a file of its own. */
export interface Part {
	/** Where it is in the recording. */
	startSeconds: number;
	durationSeconds: number;
	/** Of all channels alike. */
	samples: number;
	/** Size of the file that it becomes. */
	bytes: number;
	/** Where its sound begins and ends in the file, in bytes. */
	start: number;
	end: number;
}

/** How to cut a recording. The parts follow each other without gap or overlap. */
export interface CutPlan {
	/** What each part will be. */
	layout: Layout;
	durationSeconds: number;
	/** In Hz. */
	sampleRate: number;
	channels: number;
	parts: Part[];
}

/** What must be known of a file to read its sound. */
export type Layout = WavLayout | FrameLayout;

/** A WAV file of uncompressed samples. */
export interface WavLayout {
	format: 'wav';
	/** Content of the chunk `fmt ` that each part gets. */
	header: Buffer;
	encoding: SampleEncoding;
	/** In Hz. */
	sampleRate: number;
	channels: number;
	/** Bytes of one sample of all channels. */
	frameSize: number;
	/** Where the samples begin, in bytes, and how long they are as far as the header tells; else Infinity. */
	start: number;
	length: number;
}

/** How a sample is written: unsigned integers of 8 bits, signed ones of 16 to 32, or float; all little-endian. */
export type SampleEncoding =
	'unsigned8' | 'signed16' | 'signed24' | 'signed32' | 'float32' | 'float64';

/** A file of MP3 frames, or of AAC frames in ADTS. */
export interface FrameLayout {
	format: 'mp3' | 'aac';
	/** All others are like it. */
	frame: Frame;
	/** In Hz. */
	sampleRate: number;
	channels: number;
	/** Where the first frame with sound begins, in bytes. */
	start: number;
}
