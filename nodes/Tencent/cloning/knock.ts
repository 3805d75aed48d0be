import type { Logger } from 'n8n-workflow';
import { rest } from '../../shared/cancellation';
import type { PostJson } from '../../shared/postJson';

/** How long n8n may take to store an execution that is to be parked, and how often to ask meanwhile; milliseconds. */
const GAP = 60_000;
const GAP_INTERVAL = 1000;
/** How soon, and how seldom at most, to look for lost callbacks afterwards. */
const FIRST_INTERVAL = 15_000;
const LONGEST_INTERVAL = 300_000;
const GROWTH = 1.5;

/** What the node answers to what wakes it, when it goes on waiting. */
export const STILL_WAITING = 202;
/** What n8n answers to what would wake an execution that it has not stored yet, or that has gone on. */
const CONFLICT = 409;
/** What the node, or n8n, answers when it cannot look right now. */
const FIRST_SERVER_ERROR = 500;

/**
 * Wakes a parked execution from time to time, as a callback does, until it has been resumed. So a callback that came
 * before n8n had stored the execution, or that was lost, costs minutes, and not the result. This goes on as long as the
 * n8n process that has parked the execution; it occupies no worker.
 *
 * @param deadline when the wait ends anyway, in epoch milliseconds
 */
export async function knockUntilResumed(
	postJson: PostJson,
	resumeUrl: string,
	deadline: number,
	logger: Pick<Logger, 'warn'>,
): Promise<void> {
	const endOfGap = Date.now() + GAP;
	let isStored = false;
	let isReached = true;
	for (let interval = GAP_INTERVAL; ; ) {
		await rest(Math.min(interval, Math.max(0, deadline - Date.now())));
		if (Date.now() >= deadline) return;
		const [answer] = await Promise.allSettled([postJson(resumeUrl, {})]);
		const httpStatus = answer.status === 'fulfilled' ? answer.value : undefined;
		if (httpStatus === undefined && isReached) {
			isReached = false;
			logger.warn(
				`n8n cannot reach its own webhooks at ${new URL(resumeUrl).origin}, so the vendor may not either: check WEBHOOK_URL`,
			);
		}
		const isInGap = httpStatus === CONFLICT && !isStored && Date.now() < endOfGap;
		const isWaiting = httpStatus === undefined || httpStatus === STILL_WAITING || httpStatus >= FIRST_SERVER_ERROR;
		if (!isWaiting && !isInGap) return;
		isStored ||= httpStatus === STILL_WAITING;
		if (!isInGap) interval = Math.min(Math.max(interval * GROWTH, FIRST_INTERVAL), LONGEST_INTERVAL);
	}
}
