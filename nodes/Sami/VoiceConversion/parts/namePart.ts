import type { Part } from '../../../shared/audio/cutting/cutPlan';
import { formatPosition } from '../../../shared/audio/duration';
import { quoteFileName } from '../../../shared/audio/fileName';
import { ServiceError } from '../../../shared/http/serviceError';

/** Adds to an error of SAMI which part of a recording it is about; any other error stays as it is. */
export function namePart(
	error: unknown,
	{ startSeconds, durationSeconds }: Part,
	recording: { fileName: string | undefined },
): unknown {
	if (!(error instanceof ServiceError)) return error;
	const from = formatPosition(startSeconds);
	const to = formatPosition(startSeconds + durationSeconds);
	const file = quoteFileName(recording, 'the recording');
	return new ServiceError(`${error.message} (minutes ${from} to ${to} of ${file})`, error);
}
