import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { formatMinutes, roundToMilliseconds } from '../audio/duration';
import { quoteFileName } from '../audio/fileName';
import type { ErrorCode } from '../http/errorCode';
import { InputError } from '../http/serviceError';
import { enteredNumber } from './enteredValue';

/** How long the recordings of a run may be together. */
export const createMaxMinutesField = (description: string): INodeProperties => ({
	displayName: 'Max Minutes',
	name: 'maxMinutes',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description,
});

const MESSAGE = 'Max Minutes must be 0 or more';

/** Reads the field; 0 where there is no limit. */
export const maxMinutesSchema = enteredNumber(z.number({ message: MESSAGE }).min(0, MESSAGE));

/**
 * @param durations in seconds; 0 where nothing will be sent
 * @throws InputError when all recordings of a run together are longer than the user allows; 0 allows any length
 */
export function requireMinutes(durations: readonly number[], maxMinutes: number): void {
	const total = roundToMilliseconds(durations.reduce((sum, seconds) => sum + seconds, 0));
	if (maxMinutes === 0 || total <= maxMinutes * 60) return;
	throw new InputError(
		`The recordings of this run are ${formatMinutes(total)} minutes long together, and Max Minutes is ${maxMinutes}`,
		'Raise Max Minutes in Options, or pass fewer items to the node',
		'recordingTooLong',
	);
}

/**
 * What to throw where there is a limit and the length of a recording is not known.
 *
 * @param recording names it
 * @param remedy what to do, other than to have no limit
 */
export function hasUnknownLength(recording: string, remedy: string, code?: ErrorCode): InputError {
	return new InputError(
		`Max Minutes is set, but n8n cannot tell how long ${recording} is`,
		`${remedy}, or set Max Minutes in Options to 0`,
		code,
	);
}

/**
 * Makes sure that a limit can count a file.
 *
 * @throws InputError where its length is not known
 */
export function requireLength(
	file: { fileName: string | undefined },
	durationSeconds: number | undefined,
): void {
	if (durationSeconds !== undefined) return;
	const remedy = 'Convert it to WAV or MP3 before this node';
	throw hasUnknownLength(quoteFileName(file), remedy, 'formatNotAccepted');
}
