import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { rest } from '../../shared/cancellation';
import { cancelSignalOf } from '../../shared/runningContext';
import { isOpen, lookAtJobs } from '../jobs/lookAtJobs';
import { isFinal } from '../jobs/states';
import { finishJobs } from './finishJobs';
import { createJobReader } from './jobService';
import { STILL_WAITING } from './knock';
import { readParkedWait } from './parkedWait';
import { passOnEnded } from './passOnCallback';
import { jobsOf, mapJobs } from './trackedJob';

/** Executions that are being looked at, and whether something has called for another look meanwhile. */
const looking = new Map<string, { again: boolean }>();

/** How long n8n may take to resume an execution, in milliseconds. */
const TIME_TO_RESUME = 10_000;

/**
 * What the node does when its parked execution is called, by the vendor or by anybody. The call only wakes it: what it
 * says is not believed; the vendor is asked. While any job is unfinished the execution stays parked; else it goes on
 * with the results of all. Calls that come while it is being looked are answered at once.
 *
 * @throws NodeApiError or NodeOperationError that names all jobs where one has failed, unless Continue On Fail is set;
 *   it fails the node
 */
export async function wakeJobs(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const executionId = context.getExecutionId();
	const current = looking.get(executionId);
	if (current) {
		current.again = true;
		return answer(context, 'Looked at already');
	}
	const look = { again: true };
	looking.set(executionId, look);
	let hasResumed = false;
	try {
		let outcome: { items: INodeExecutionData[] } | { pending: number } = { pending: 0 };
		while (look.again && 'pending' in outcome) {
			look.again = false;
			outcome = await lookOnce(context);
		}
		if ('pending' in outcome) return answer(context, `Waiting for ${outcome.pending} of the jobs`);
		hasResumed = true;
		return { workflowData: [outcome.items] };
	} finally {
		// n8n has yet to note that the execution goes on; a further call would resume it a second time.
		if (hasResumed) void rest(TIME_TO_RESUME).then(() => looking.delete(executionId));
		else looking.delete(executionId);
	}
}

async function lookOnce(context: IWebhookFunctions): Promise<{ items: INodeExecutionData[] } | { pending: number }> {
	const { tracked, finish } = readParkedWait(context);
	const signal = cancelSignalOf(context);
	const watched = await mapJobs(tracked, async (jobs) => await lookAtJobs(createJobReader(context), jobs, signal));
	const pending = jobsOf(watched).filter(isOpen).length;
	if (pending === 0) return { items: await finishJobs(context, watched, finish) };
	const ended = jobsOf(watched).filter(({ progress }) => isFinal(progress));
	await passOnEnded(context, ended, signal);
	return { pending };
}

/** The execution stays parked where the node hands nothing on. */
function answer(context: IWebhookFunctions, message: string): IWebhookResponseData {
	context.getResponseObject().status(STILL_WAITING).json({ message });
	return { noWebhookResponse: true };
}
