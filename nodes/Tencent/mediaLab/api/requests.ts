import { z } from 'zod';
import { wholeNumber } from '../../../shared/n8n/parameters';
import type { Capability } from './capabilities';
import { adviseOnTraining, explainCreationRefusal } from './responses/explainCreationRefusal';
import type { Explanation } from './responses/explainRefusal';
import { parseRequest } from './requestSchema';
import type { CreateJobRequest } from './requestSchema';
import {
	createJobResponseSchema,
	getJobResponseSchema,
	listJobsResponseSchema,
	listModelsResponseSchema,
} from './responses/responseSchema';
import type {
	CreateJobResponse,
	GetJobResponse,
	ListJobsResponse,
	ListModelsResponse,
} from './responses/responseSchema';
import { filledText } from './textSchema';

/** The most models that one ListModels returns. */
export const MAX_PAGE_SIZE = 100;

/** A request of the job API: what to send where, and what to expect. The credential adds its secrets to the body. */
export interface ApiRequest<T> {
	/** Below the base URL. */
	path: '/job' | '/music_model';
	body: Record<string, unknown> & { action: string };
	/** The field of the body that comes back which holds the response. */
	responseField: string;
	responseSchema: z.ZodType<T, z.ZodTypeDef, unknown>;
	/** Whether a response is about what was asked for; where it is left out, every one is. */
	isAsked?: (response: T) => boolean;
	/** Explains what the vendor says when it refuses this request; `explainRefusal` where it is left out. */
	explain?: (said: string) => Explanation;
	/** What to do where the vendor refuses this request and does not say why. */
	adviseOnRefusal?: string;
}

export function createJob(request: CreateJobRequest): ApiRequest<CreateJobResponse> {
	return {
		path: '/job',
		body: { action: 'CreateJob', createJobRequest: request },
		responseField: 'createJobResponse',
		responseSchema: createJobResponseSchema,
		explain: (said) => explainCreationRefusal(request, said),
		adviseOnRefusal: adviseOnTraining(request),
	};
}

const getJobRequestSchema = z.object({ id: filledText('Job ID') });

/** @throws InputError when the ID is empty */
export function getJob(id: string): ApiRequest<GetJobResponse> {
	return {
		path: '/job',
		body: { action: 'GetJob', getJobRequest: parseRequest(getJobRequestSchema, { id }) },
		responseField: 'getJobResponse',
		responseSchema: getJobResponseSchema,
		isAsked: ({ job }) => job.id === id,
	};
}

const listJobsRequestSchema = z.object({ customId: filledText('Custom ID') });

/** @throws InputError when the ID is empty */
export function listJobs(customId: string): ApiRequest<ListJobsResponse> {
	return {
		path: '/job',
		body: {
			action: 'ListJobs',
			listJobsRequest: parseRequest(listJobsRequestSchema, { customId }),
		},
		responseField: 'listJobsResponse',
		responseSchema: listJobsResponseSchema,
	};
}

const listModelsRequestSchema = z.object({
	offset: wholeNumber('Offset', 0, 2 ** 31 - 1),
	limit: wholeNumber('Limit', 1, MAX_PAGE_SIZE),
	type: z.number().optional(),
});

/**
 * @param page `limit` is at most `MAX_PAGE_SIZE`
 * @throws InputError when there can be no such page
 */
export function listModels(
	{ listModelsType }: Capability,
	{ offset, limit }: { offset: number; limit: number },
): ApiRequest<ListModelsResponse> {
	const request = {
		offset,
		limit,
		...(listModelsType === undefined ? {} : { type: listModelsType }),
	};
	return {
		path: '/music_model',
		body: {
			action: 'ListModels',
			listModelsRequest: parseRequest(listModelsRequestSchema, request),
		},
		responseField: 'listModelsResponse',
		responseSchema: listModelsResponseSchema,
	};
}
