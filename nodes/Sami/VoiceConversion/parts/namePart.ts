import type { Part } from '../../../shared/audio/cutting/cutPlan';
import { ServiceError } from '../../../shared/http/serviceError';

/** Adds to an error of SAMI which part of a recording it is about; any other error stays as it is. */
export function namePart(
	error: unknown,
	{ startSeconds, durationSeconds }: Part,
	{ fileName }: { fileName: string | undefined },
): unknown {
	if (!(error instanceof ServiceError)) return error;
	const from = formatTime(startSeconds);
	const to = formatTime(startSeconds + durationSeconds);
	const file = fileName ? `'${fileName}'` : 'the recording';
	return new ServiceError(`${error.message} (minutes ${from} to ${to} of ${file})`, error);
}

/** As `4:02`, in minutes and seconds. */
function formatTime(seconds: number): string {
	const whole = Math.round(seconds);
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
