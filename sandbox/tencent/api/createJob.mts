import { randomUUID } from 'node:crypto';
import type { Account } from '../../accounts.mts';
import { faultOfKind } from '../../faults.mts';
import { states, train } from '../capabilities.mts';
import { describeCreatedJob } from '../jobs/describeJob.mts';
import { spoilJob } from '../jobs/spoilJob.mts';
import type { ActionContext } from './actions.mts';
import { Refused, parseRequest } from './refusal.mts';
import { cloningOf, createJobRequestSchema, type CreateJobRequest } from './requestSchemas.mts';
import { sayNameIsTaken } from './wordings.mts';

/** @throws Refused */
export function createJob(content: unknown, { account, details, fault, start }: ActionContext) {
	const request = parseRequest(createJobRequestSchema, content, 'createJobRequest');
	details.customId = request.customId;
	checkAgainstAccount(request, account);
	const job = account.mediaLab.jobs.add({
		id: randomUUID(),
		request,
		state: states.submitted,
		createdAt: Date.now(),
		startedAt: 0,
		completedAt: 0,
		results: [],
		createdBy: { request: details.number, fault: fault?.kind },
		forcedEnd: faultOfKind(fault, 'endState'),
	});
	for (const cloning of request.outputs.map(cloningOf)) {
		// The name is taken from now on.
		if (cloning?.type !== train) continue;
		const { capability, modelName: name } = cloning;
		account.mediaLab.models[capability].set(name, { name, createdAt: job.createdAt });
	}
	details.jobIds = [job.id];
	start(account, job);
	return { job: spoilJob(describeCreatedJob(job, account), fault) };
}

/** What the schema cannot know: whose repository it is, and which names are taken. */
function checkAgainstAccount(
	{ inputs, outputs }: CreateJobRequest,
	{ tencent, mediaLab, settings }: Account,
): void {
	inputs.forEach(({ source }, index) => {
		if (source === undefined || source.contentId === tencent.contentId) return;
		throw new Refused(
			`createJobRequest.inputs[${index}].source.contentId: the repository does not exist`,
		);
	});
	const newNames = new Set<string>();
	outputs.forEach((output, index) => {
		const field = `createJobRequest.outputs[${index}]`;
		if (output.contentId !== undefined && output.contentId !== tencent.contentId) {
			throw new Refused(`${field}.contentId: the repository does not exist`);
		}
		const cloning = cloningOf(output);
		if (cloning?.type !== train) return;
		const { capability, modelName } = cloning;
		const name = `${capability} ${modelName}`;
		if (newNames.has(name) || mediaLab.models[capability].has(modelName)) {
			const nameField = `${field}.smartContentDescriptor.${capability}.modelName`;
			throw new Refused(sayNameIsTaken(settings.takenNameWording, nameField, modelName));
		}
		newNames.add(name);
	});
}
