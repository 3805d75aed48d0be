import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { pause } from '../../../shared/concurrency/cancellation';
import { cancelSignalOf } from '../../../shared/n8n/runningContext';
import { needsRefresh, refreshJobs } from '../../mediaLab/lifecycle/refreshJobs';
import { jobsOf } from '../run/itemOutcome';
import { createJobReader } from '../run/jobClient';
import { suspendState } from './state';
import type { ResumeCheck } from './state';
import { readSuspendedState } from './suspendedState';
import { resumeExecution } from './suspendExecution';

/** The answer to a call that leaves the execution suspended. */
const STILL_WAITING = 202;
/** Calls that come while the vendor is asked share the next check; in milliseconds. */
const TIME_BETWEEN_CHECKS = 500;

/**
 * Answers a call of the URL that resumes a suspended execution, from the vendor or from anyone else. The content of the
 * call is never trusted: it only makes the node ask the vendor. While any job is pending, the execution stays suspended;
 * otherwise the node runs again and goes on with `resumeJobs`. Calls that come while the vendor is being asked are
 * answered at once.
 */
export async function receiveResumeCall(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const executionId = context.getExecutionId();
	const { checks } = suspendState();
	const running = checks.get(executionId);
	if (running) {
		running.again = true;
		return respond(context, 'The jobs are being checked');
	}
	const check: ResumeCheck = { again: false };
	checks.set(executionId, check);
	let isResumed = false;
	try {
		const pending = await countPendingJobs(context, check);
		if (pending > 0) return respond(context, `Waiting for ${pending} jobs`);
		const response = resumeExecution(context);
		isResumed = true;
		return response;
	} catch (error) {
		// n8n would turn an error into an empty item, and go on with that.
		context.logger.error(`A call could not resume execution ${executionId}: ${String(error)}`);
		return respond(context, 'The jobs cannot be checked');
	} finally {
		endCheck(context, isResumed);
	}
}

/** Asks the vendor, and once more where other calls have come meanwhile. */
async function countPendingJobs(context: IWebhookFunctions, check: ResumeCheck): Promise<number> {
	const signal = cancelSignalOf(context);
	const { limiter } = suspendState();
	let pending: number;
	do {
		check.again = false;
		pending = await limiter.run(async () => {
			const jobs = jobsOf(readSuspendedState(context).outcomes);
			const refreshed = await refreshJobs(createJobReader(context), jobs, signal);
			return refreshed.filter(needsRefresh).length;
		});
		if (check.again) await pause(TIME_BETWEEN_CHECKS, signal);
	} while (check.again && pending > 0);
	return pending;
}

/** When n8n answers, it has stored that the execution goes on. Until then, another call would resume it twice. */
function endCheck(context: IWebhookFunctions, isResumed: boolean): void {
	const executionId = context.getExecutionId();
	const { checks } = suspendState();
	const response = context.getResponseObject();
	if (isResumed && !response.closed) response.once('close', () => checks.delete(executionId));
	else checks.delete(executionId);
}

/** Answers the call. Without items to go on with, the execution stays suspended. */
function respond(context: IWebhookFunctions, message: string): IWebhookResponseData {
	context.getResponseObject().status(STILL_WAITING).json({ message });
	return { noWebhookResponse: true };
}
