import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { pause } from '../../../shared/concurrency/cancellation';
import { cancelSignalOf } from '../../../shared/n8n/runningContext';
import { needsRefresh } from '../../mediaLab/lifecycle/refreshJobs';
import { jobsOf } from '../run/itemOutcome';
import { readCalledId } from './calledJob';
import { checkJobs } from './checkJobs';
import { findCheck, noteCall } from './resumeCheck';
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
 * call is never trusted: it only makes the node ask the vendor, and what a stranger can make it ask is limited, see
 * `noteCall`. While any job is pending, the execution stays suspended; otherwise the node runs again and goes on with
 * `resumeJobs`. Calls that come while the vendor is being asked are answered at once.
 */
export async function receiveResumeCall(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const check = findCheck(context.getExecutionId());
	let isOwn = false;
	let isResumed = false;
	try {
		const jobs = jobsOf(readSuspendedState(context).outcomes).filter(needsRefresh);
		const jobIds = jobs.map(({ progress }) => progress.job.id);
		if (!noteCall(check, jobIds, readCalledId(context)))
			return respond(context, 'The jobs were checked a short time ago');
		if (check.isRunning) return respond(context, 'The jobs are being checked');
		check.isRunning = isOwn = true;
		const signal = cancelSignalOf(context);
		const { limiter } = suspendState();
		const ask = async () => await checkJobs(context, jobs, check, signal);
		while (check.all || check.called.size > 0) {
			await limiter.run(context.getWorkflow().id ?? '', ask);
			const pending = jobIds.filter((id) => !check.ended.has(id)).length;
			if (pending === 0) break;
			if (!check.all && check.called.size === 0)
				return respond(context, `Waiting for ${pending} jobs`);
			await pause(TIME_BETWEEN_CHECKS, signal);
		}
		const response = resumeExecution(context);
		isResumed = true;
		return response;
	} catch (error) {
		// n8n would turn an error into an empty item, and go on with that.
		context.logger.error(
			`A call could not resume execution ${context.getExecutionId()}: ${String(error)}`,
		);
		return respond(context, 'The jobs cannot be checked');
	} finally {
		if (isOwn) endCheck(context, check, isResumed);
	}
}

/** When n8n answers, it has stored that the execution goes on. Until then, another call would resume it twice. */
function endCheck(context: IWebhookFunctions, check: ResumeCheck, isResumed: boolean): void {
	const executionId = context.getExecutionId();
	const forget = () => suspendState().checks.delete(executionId);
	const response = context.getResponseObject();
	if (!isResumed) check.isRunning = false;
	else if (response.closed) forget();
	else response.once('close', forget);
}

/** Answers the call. Without items to go on with, the execution stays suspended. */
function respond(context: IWebhookFunctions, message: string): IWebhookResponseData {
	context.getResponseObject().status(STILL_WAITING).json({ message });
	return { noWebhookResponse: true };
}
