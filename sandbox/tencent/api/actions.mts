import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Account } from '../../accounts.mts';
import { faultOfKind, type Fault } from '../../faults.mts';
import type { Endpoint } from '../../faults/endpoints.mts';
import type { RecordedRequest } from '../../traffic.mts';
import { states, train } from '../capabilities.mts';
import { describeCreatedJob, describeJob, type Job } from '../jobs/jobs.mts';
import {
	createJobRequestSchema,
	getJobRequestSchema,
	listJobsRequestSchema,
	listModelsRequestSchema,
	taskOf,
	type CreateJobRequest,
} from './requestSchemas.mts';

/** What an action is carried out with. */
export interface ActionContext {
	account: Account;
	details: RecordedRequest;
	fault: Fault | undefined;
	/** Sets a new job going. */
	start(account: Account, job: Job): void;
}

/** One of the documented actions (seeds 000 and 002). */
export interface Action {
	path: '/job' | '/music_model';
	endpoint: Endpoint;
	/** Keys of what comes in and goes out. */
	requestField: string;
	responseField: string;
	/** @throws Refused */
	carryOut(request: unknown, context: ActionContext): unknown;
}

/** Something that the platform answers with `errorResponse`. */
export class Refused extends Error {}

export const actions: Record<string, Action> = {
	CreateJob: {
		path: '/job',
		endpoint: 'createJob',
		requestField: 'createJobRequest',
		responseField: 'createJobResponse',
		carryOut: createJob,
	},
	GetJob: {
		path: '/job',
		endpoint: 'getJob',
		requestField: 'getJobRequest',
		responseField: 'getJobResponse',
		carryOut: getJob,
	},
	ListJobs: {
		path: '/job',
		endpoint: 'listJobs',
		requestField: 'listJobsRequest',
		responseField: 'listJobsResponse',
		carryOut: listJobs,
	},
	ListModels: {
		path: '/music_model',
		endpoint: 'listModels',
		requestField: 'listModelsRequest',
		responseField: 'listModelsResponse',
		carryOut: listModels,
	},
};

function createJob(content: unknown, { account, details, fault, start }: ActionContext) {
	const request = parse(createJobRequestSchema, content, 'createJobRequest');
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
		endState: faultOfKind(fault, 'endState')?.state,
	});
	for (const { type, capability, modelName } of request.outputs.map(taskOf)) {
		// The name is taken from now on.
		if (type !== train) continue;
		account.mediaLab.models[capability].set(modelName, {
			name: modelName,
			createdAt: job.createdAt,
		});
	}
	details.jobIds = [job.id];
	start(account, job);
	return { job: showState(describeCreatedJob(job), fault) };
}

/** What the schema cannot know: whose repository it is, and which names are taken. */
function checkAgainstAccount(
	{ inputs, outputs }: CreateJobRequest,
	{ tencent, mediaLab }: Account,
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
		const { capability, type, modelName } = taskOf(output);
		if (type !== train) return;
		const name = `${capability} ${modelName}`;
		if (newNames.has(name) || mediaLab.models[capability].has(modelName)) {
			throw new Refused(`${field}.smartContentDescriptor.${capability}.modelName: need unique`);
		}
		newNames.add(name);
	});
}

function getJob(content: unknown, { account, details, fault }: ActionContext) {
	const { id } = parse(getJobRequestSchema, content, 'getJobRequest');
	details.jobIds = [id];
	const job = account.mediaLab.jobs.find(id);
	if (!job) throw new Refused('getJobRequest.id: the job does not exist');
	return { job: showState(describeJob(job), fault) };
}

function listJobs(content: unknown, { account, details, fault }: ActionContext) {
	const { customId } = parse(listJobsRequestSchema, content, 'listJobsRequest');
	const found = account.mediaLab.jobs.all().filter(({ request }) => request.customId === customId);
	const missing = faultOfKind(fault, 'missingJobs');
	const known = found.slice(0, Math.max(0, found.length - (missing?.jobs ?? 0)));
	details.customId = customId;
	details.jobIds = known.map(({ id }) => id);
	return {
		jobs: known.map((job) => showState(describeJob(job), fault)),
		total: (missing?.counted ? found : known).length,
	};
}

function listModels(content: unknown, { account }: ActionContext) {
	const { offset, limit, type } = parse(listModelsRequestSchema, content, 'listModelsRequest');
	const all = account.mediaLab.models[type === 2 ? 'singingCloning' : 'voiceCloning'];
	const trained = [...all.values()].filter(({ character }) => character !== undefined);
	const models = trained
		.slice(offset, offset + limit)
		.map(({ name, createdAt }) => ({ name, createdAt: String(createdAt) }));
	return { total: trained.length, models };
}

function showState<Description extends { state: number }>(
	job: Description,
	fault: Fault | undefined,
): Description {
	return { ...job, state: faultOfKind(fault, 'unknownState')?.state ?? job.state };
}

/** @throws Refused naming the first field that does not fit */
function parse<Schema extends z.ZodTypeAny>(
	schema: Schema,
	content: unknown,
	field: string,
): z.infer<Schema> {
	const parsed = schema.safeParse(content);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const names =
		issue?.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)) ?? [];
	throw new Refused(`${field}${names.join('')}: ${issue?.message}`);
}
