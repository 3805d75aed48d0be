import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { resumeExecution } from '../../shared/parkExecution';
import { cancelSignalOf } from '../../shared/runningContext';
import { isOpen, lookAtJobs } from '../jobs/lookAtJobs';
import { isFinal } from '../jobs/states';
import { createJobReader } from './jobService';
import { readParkedWait } from './parkedWait';
import { passOnEnded } from './passOnCallback';
import { jobsOf } from './trackedJob';

/** What the node answers to a call that leaves the execution parked. */
const STILL_WAITING = 202;
/** Executions whose jobs are being asked for, and whether something has called for another look meanwhile. */
const looking = new Map<string, { again: boolean }>();

/**
 * What the node does when its parked execution is called, by the vendor or by anybody. The call only wakes it: what it
 * says is not believed; the vendor is asked. While any job is unfinished the execution stays parked; else the node is run
 * again, with `resumeJobs`. Calls that come while the vendor is being asked are answered at once.
 */
export async function wakeJobs(context: IWebhookFunctions): Promise<IWebhookResponseData> {
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
			pending = await countPending(context);
		}
		return pending === 0 ? resumeExecution(context) : answer(context, `Waiting for ${pending} jobs`);
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
	const { tracked } = readParkedWait(context);
	const signal = cancelSignalOf(context);
	const watched = await lookAtJobs(createJobReader(context), jobsOf(tracked), signal);
	const ended = watched.filter(({ progress }) => isFinal(progress));
	await passOnEnded(context, ended, signal);
	return watched.filter(isOpen).length;
}

/** The execution stays parked where the node hands nothing on. */
function answer(context: IWebhookFunctions, message: string): IWebhookResponseData {
	context.getResponseObject().status(STILL_WAITING).json({ message });
	return { noWebhookResponse: true };
}
