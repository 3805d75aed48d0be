import type { Logger } from 'n8n-workflow';

/** In milliseconds. */
const WINDOW = 60_000;
let windowStart = 0;
let unnoted = 0;

/**
 * Notes in n8n's log that a call was refused: at most once a minute as a warning, so that a flood of calls is no flood of
 * lines; the others for those who debug.
 */
export function noteRefusal(logger: Logger, httpStatus: number, reason: string): void {
	const text = `Tencent Job Trigger refused a call with HTTP ${httpStatus}: ${reason}`;
	const now = Date.now();
	if (now - windowStart < WINDOW) {
		unnoted += 1;
		logger.debug(text);
		return;
	}
	logger.warn(unnoted === 0 ? text : `${text} (and ${unnoted} more calls before)`);
	windowStart = now;
	unnoted = 0;
}
