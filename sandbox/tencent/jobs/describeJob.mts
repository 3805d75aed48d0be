import type { Account } from '../../accounts.mts';
import type { Input, Output } from '../api/requestSchemas.mts';
import { states } from '../capabilities.mts';
import type { Job } from './jobs.mts';

/** A job as CreateJob answers it, its keys in the order of the documented examples. */
export function describeCreatedJob(job: Job, account: Account) {
	const { id, state, customId, callback, inputs, outputs, timing, ...failure } = describe(
		job,
		account,
	);
	return { id, state, customId, callback, inputs, outputs, timing, ...failure };
}

/**
 * A job as GetJob, ListJobs and callbacks show it, its keys in the order of the documented examples.
 */
export function describeJob(job: Job, account: Account) {
	const { id, state, customId, callback, timing, inputs, outputs, ...failure } = describe(
		job,
		account,
	);
	return { id, state, customId, callback, timing, inputs, outputs, ...failure };
}

/** A job as the control API shows it: with what the vendor keeps to itself. */
export function reportJob(job: Job, account: Account) {
	const { number, request, createdBy, failure } = job;
	return { ...describeJob(job, account), number, timeout: request.timeout, createdBy, failure };
}

// Optional fields without a value are `undefined`: an account may want them to be `null`.
function describe(job: Job, account: Account) {
	const { id, state, request } = job;
	const failure = describeFailure(job, account);
	const outputs = request.outputs.map((output, index) => ({
		...describeOutput(output, account),
		smartContentResult: state === states.completed ? job.results[index] : undefined,
		...(account.settings.failurePlace === 'output' && failure),
	}));
	return {
		id,
		state,
		customId: request.customId,
		callback: request.callback,
		inputs: request.inputs.map(describeInput),
		outputs,
		timing: describeTiming(job, account),
		...(account.settings.failurePlace === 'job' && failure),
	};
}

function describeInput({ sourceData, url, source }: Input) {
	return { sourceData, url, source };
}

function describeOutput(output: Output, { settings, tencent }: Account) {
	const { contentId, destination, inputSelectors, smartContentDescriptor } = output;
	const { bucket, region } = tencent.cos;
	return {
		contentId,
		destination,
		...(settings.outputCos && { cos: { bucket, region } }),
		inputSelectors,
		smartContentDescriptor: { outputPrefix: undefined, ...smartContentDescriptor },
	};
}

function describeTiming({ createdAt, startedAt, completedAt }: Job, { settings }: Account) {
	if (settings.answerShapes.includes('nullOptionals')) return undefined;
	return {
		createdAt: String(createdAt),
		startedAt: String(startedAt),
		completedAt: String(completedAt),
	};
}

function describeFailure({ state, forcedEnd }: Job, { settings }: Account) {
	if (state !== states.error || settings.failureField === 'none') return undefined;
	const text = forcedEnd?.text ?? settings.failureText;
	if (settings.failureField === 'errorObject') return { error: { code: 10004, reason: text } };
	return { [settings.failureField]: text };
}
