import type { IExecuteFunctions } from 'n8n-workflow';
import { toNodeError } from '../../../shared/n8n/nodeError';
import { callbackSchema, parseRequest } from '../../mediaLab/api/requestSchema';
import type { CreateJobRequest, Input } from '../../mediaLab/api/requestSchema';
import { readJobOptions } from '../fields/optionFields';
import type { Wait } from '../fields/waitFields';
import { readResumeUrl } from './resumeUrl';
import { planInputs } from './planInputs';
import type { Plan, PlannedJob } from './plannedJob';
import { previewInputs, requireUploadCredential } from './previewInputs';

/**
 * Plans the job of every item, so that whatever is wrong is found before anything is sent.
 *
 * @throws NodeOperationError of the first item that cannot be planned, unless Continue On Fail is set
 */
export async function planItems(
	context: IExecuteFunctions,
	plan: (itemIndex: number) => Promise<PlannedJob>,
): Promise<Plan[]> {
	const plans: Plan[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		const [planned] = await Promise.allSettled([plan(itemIndex)]);
		if (planned.status === 'rejected' && !context.continueOnFail()) {
			throw toNodeError(context.getNode(), planned.reason, itemIndex);
		}
		const itemIndexes = [itemIndex];
		plans.push(
			planned.status === 'fulfilled'
				? { itemIndexes, kind: 'job', job: planned.value }
				: { itemIndexes, kind: 'failure', reason: planned.reason },
		);
	}
	return plans;
}

/** What every job is asked for with, besides its own choices. */
export interface CommonChoices {
	inputs: Input[];
	customId: string;
	callback: string;
	timeout: number | undefined;
}

/**
 * Plans the job of one item.
 *
 * @param buildRequest makes the request of the item's own choices
 * @throws InputError when something is missing, or the vendor would not take it
 */
export async function planJob(
	context: IExecuteFunctions,
	itemIndex: number,
	{ idempotencyKey, wait }: { idempotencyKey: string; wait: Wait },
	buildRequest: (choices: CommonChoices) => CreateJobRequest,
): Promise<PlannedJob> {
	const options = readJobOptions(context, itemIndex);
	const { keepUpload, timeout } = options;
	const { callback, forwardTo } = chooseCallback(context, options.callback, wait);
	const customId = options.customId || idempotencyKey;
	const inputs = await planInputs(context, itemIndex, options, idempotencyKey, wait.waitMode);
	requireUploadCredential(context, inputs);
	const job: PlannedJob = {
		customId,
		inputs,
		keepUpload,
		forwardTo,
		buildRequest: (given) => buildRequest({ inputs: given, customId, callback, timeout }),
	};
	job.buildRequest(await previewInputs(context, inputs));
	return job;
}

/**
 * A job has one callback: the one the user gave, or where the execution is suspended that of n8n, which resumes it; then the
 * node passes the job on to the user's.
 *
 * @throws InputError when the address is none
 */
function chooseCallback(
	context: IExecuteFunctions,
	callback: string,
	{ waitMode }: Wait,
): { callback: string; forwardTo: string } {
	if (waitMode !== 'suspend') return { callback, forwardTo: '' };
	if (callback !== '') parseRequest(callbackSchema, callback);
	return { callback: readResumeUrl(context), forwardTo: callback };
}
