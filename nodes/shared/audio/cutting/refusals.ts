import { InputError } from '../../http/serviceError';
import { quoteFileName } from '../fileName';
import type { AudioSource } from './cutPlan';

/** The file begins as audio that cannot be cut. */
export function cannotBeCut(source: AudioSource, what: string): InputError {
	return new InputError(
		`${quoteFileName(source)} is ${what}, which cannot be split`,
		'Convert it to WAV with PCM samples, to MP3 or to AAC before this node',
		'formatNotAccepted',
	);
}

/** The file begins as something that is certainly not audio. */
export function isForeign(source: AudioSource, kind: string): InputError {
	return new InputError(
		`${quoteFileName(source)} is not audio but ${kind}`,
		'Check the node that the file comes from: it may have saved something else instead of the recording',
		'notAudio',
	);
}

/** The header says what cannot be. */
export function isDamaged(source: AudioSource, what: string): InputError {
	return new InputError(
		`${quoteFileName(source)} is damaged: ${what}`,
		'Check the node that the file comes from, or convert the recording again',
		'formatNotAccepted',
	);
}

export function holdsNoSound(source: AudioSource): InputError {
	return new InputError(
		`${quoteFileName(source)} is empty: it holds no sound`,
		'Check the node that the file comes from: its recording may have been cut off',
		'fileEmpty',
	);
}

/** It needs more parts than any recording does. */
export function takesTooManyParts(source: AudioSource, most: number): InputError {
	return new InputError(
		`${quoteFileName(source)} is too long: it would take more than ${most} parts`,
		'Cut the recording into several files, and let each be an item',
		'recordingTooLong',
	);
}

/** The file is another than the one that was planned for. */
export function hasChanged(source: AudioSource): InputError {
	return new InputError(
		`${quoteFileName(source)} changed while it was read`,
		'Make sure that nothing else writes the file, and run the node again',
		'fileMissing',
	);
}
