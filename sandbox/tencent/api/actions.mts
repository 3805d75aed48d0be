import type { Account } from '../../accounts.mts';
import type { Fault } from '../../faults.mts';
import type { Endpoint } from '../../faults/endpoints.mts';
import type { RecordedRequest } from '../../traffic.mts';
import { describeJob } from '../jobs/describeJob.mts';
import type { Job } from '../jobs/jobs.mts';
import { spoilJob } from '../jobs/spoilJob.mts';
import { createJob } from './createJob.mts';
import { listJobs } from './listJobs.mts';
import { Refused, parseRequest } from './refusal.mts';
import { getJobRequestSchema, listModelsRequestSchema } from './requestSchemas.mts';
import { sayJobIsUnknown } from './wordings.mts';

/** What an action is carried out with. */
export interface ActionContext {
	account: Account;
	details: RecordedRequest;
	fault: Fault | undefined;
	/** Sets a new job going. */
	start(account: Account, job: Job): void;
}

/** One of the documented actions (multimedia.tencent.com/docs/smart-music/api/voice-cloning). */
export interface Action {
	path: '/job' | '/music_model';
	endpoint: Endpoint;
	/** Keys of what comes in and goes out. */
	requestField: string;
	responseField: string;
	/** @throws Refused */
	carryOut(request: unknown, context: ActionContext): unknown;
}

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

function getJob(content: unknown, { account, details, fault }: ActionContext) {
	const { id } = parseRequest(getJobRequestSchema, content, 'getJobRequest');
	details.jobIds = [id];
	const job = account.mediaLab.jobs.find(id);
	if (!job) throw new Refused(sayJobIsUnknown(account.settings.unknownJobWording));
	return { job: spoilJob(describeJob(job, account), fault) };
}

function listModels(content: unknown, { account }: ActionContext) {
	const request = parseRequest(listModelsRequestSchema, content, 'listModelsRequest');
	const { offset, limit, type } = request;
	const all = account.mediaLab.models[type === 2 ? 'singingCloning' : 'voiceCloning'];
	const trained = [...all.values()].filter(({ character }) => character !== undefined);
	const models = trained
		.slice(offset, offset + limit)
		.map(({ name, createdAt }) => ({ name, createdAt: String(createdAt) }));
	return { total: trained.length, models };
}
