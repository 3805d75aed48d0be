import type { Logger } from 'n8n-workflow';
import { triggerState } from './state';

/** In milliseconds. */
const WINDOW = 60_000;

/**
 * Logs that a call was refused: as a warning at most once a minute, so that a flood of calls does not flood the log, and
 * otherwise for debugging.
 */
export function logRefusal(logger: Logger, httpStatus: number, reason: string): void {
	const text = `Tencent Job Trigger rejected a request with HTTP ${httpStatus}: ${reason}`;
	const { refusals } = triggerState();
	const now = Date.now();
	if (now - refusals.windowStart < WINDOW) {
		refusals.suppressed += 1;
		logger.debug(text);
		return;
	}
	const { suppressed } = refusals;
	logger.warn(suppressed === 0 ? text : `${text} (and ${suppressed} more requests before it)`);
	refusals.windowStart = now;
	refusals.suppressed = 0;
}
