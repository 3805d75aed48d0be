import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { pause } from '../../../shared/concurrency/cancellation';
import { resumeExecution } from './suspendExecution';
import { cancelSignalOf } from '../../../shared/n8n/runningContext';
import { createLimiter } from '../../../shared/concurrency/limiter';
import { needsRefresh, refreshJobs } from '../../mediaLab/lifecycle/refreshJobs';
import { createJobReader } from '../run/jobClient';
import { readSuspendedState } from './suspendedState';
import { jobsOf } from '../run/itemOutcome';

/** What the node answers to a call that leaves the execution suspended. */
const STILL_WAITING = 202;
/** Calls that come while the vendor is asked share the next look; in milliseconds. */
const TIME_BETWEEN_LOOKS = 500;
/** Anybody can call, at least where n8n makes addresses without tokens. */
const looks = createLimiter(10, Infinity);
/** Executions whose jobs are being asked for, and whether something has called for another look meanwhile. */
const looking = new Map<string, { again: boolean }>();

/**
 * What the node does when its suspended execution is called, by the vendor or by anybody. The call only resumes it: what it
 * says is not believed; the vendor is asked. While any job is unfinished the execution stays suspended; else the node is run
 * again, with `resumeJobs`. Calls that come while the vendor is being asked are answered at once.
 */
export async function receiveResumeCall(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const executionId = context.getExecutionId();
	const current = looking.get(executionId);
	if (current) {
		current.again = true;
		return answer(context, 'The jobs are being looked at');
	}
	const look = { again: true };
	looking.set(executionId, look);
	let pending = 1;
	try {
		while (look.again && pending > 0) {
			look.again = false;
			pending = await looks.run(async () => await countPending(context));
			if (look.again) await pause(TIME_BETWEEN_LOOKS, cancelSignalOf(context));
		}
		return pending === 0
			? resumeExecution(context)
			: answer(context, `Waiting for ${pending} jobs`);
	} catch (error) {
		// Of an error n8n would make an empty item, and let the workflow go on with it.
		context.logger.error(`A call could not resume execution ${executionId}: ${String(error)}`);
		pending = 1;
		return answer(context, 'The jobs cannot be looked at');
	} finally {
		endLook(context, pending === 0);
	}
}

/** n8n answers when it has noted that the execution goes on. Until then a further call would resume it a second time. */
function endLook(context: IWebhookFunctions, resumes: boolean): void {
	const executionId = context.getExecutionId();
	const response = context.getResponseObject();
	if (resumes && !response.closed) response.once('close', () => looking.delete(executionId));
	else looking.delete(executionId);
}

async function countPending(context: IWebhookFunctions): Promise<number> {
	const { tracked } = readSuspendedState(context);
	const watched = await refreshJobs(
		createJobReader(context),
		jobsOf(tracked),
		cancelSignalOf(context),
	);
	return watched.filter(needsRefresh).length;
}

/** The execution stays suspended where the node hands nothing on. */
function answer(context: IWebhookFunctions, message: string): IWebhookResponseData {
	context.getResponseObject().status(STILL_WAITING).json({ message });
	return { noWebhookResponse: true };
}
