import type { z } from 'zod';
import type { Capability, KnownCapability } from './capabilities';
import { createJobRequestSchema, parseRequest, readRequestSchemas } from './requestSchema';
import type { CreateJobRequest, Input } from './requestSchema';
import {
	createJobResponseSchema,
	getJobResponseSchema,
	listJobsResponseSchema,
	listModelsResponseSchema,
} from './responseSchema';
import type {
	CreateJobResponse,
	GetJobResponse,
	ListJobsResponse,
	ListModelsResponse,
} from './responseSchema';
import { SWITCH, TASK_TYPES } from './tasks';

/** What can be chosen for any job. A text that is empty is the same as one that is not set. */
interface JobChoices {
	inputs: readonly Input[];
	modelName: string;
	customId?: string;
	/** Address that the vendor posts the job to when it has ended. */
	callback?: string;
	/** In seconds; the vendor sets the job to ERROR after it. */
	timeout?: number;
	/** Only where the capability has it. */
	useSeparate?: boolean;
}

export interface GenerateChoices extends JobChoices {
	contentId: string;
	destination?: string;
	outputPrefix?: string;
}

export interface TrainChoices extends JobChoices {
	totalEpoch?: number;
}

/**
 * A job that generates audio: one output, and so one file, for every input.
 *
 * @throws InputError when the vendor would not take it
 */
export function buildGenerateRequest(
	capability: KnownCapability,
	choices: GenerateChoices,
): CreateJobRequest {
	const { inputs, contentId, destination, outputPrefix, modelName, useSeparate } = choices;
	const outputs = inputs.map((_input, index) => ({
		contentId: given(contentId),
		destination: given(destination),
		inputSelectors: [index],
		smartContentDescriptor: {
			outputPrefix: given(outputPrefix),
			[capability.key]: {
				type: TASK_TYPES.generate,
				modelName,
				useSeparate: toSwitch(useSeparate),
			},
		},
	}));
	return buildCreateJobRequest(choices, outputs);
}

/**
 * A job that trains one model with all inputs.
 *
 * @throws InputError when the vendor would not take it
 */
export function buildTrainRequest(
	capability: KnownCapability,
	choices: TrainChoices,
): CreateJobRequest {
	const { inputs, totalEpoch, modelName, useSeparate } = choices;
	const output = {
		inputSelectors: inputs.map((_input, index) => index),
		smartContentDescriptor: {
			[capability.key]: {
				type: TASK_TYPES.train,
				totalEpoch,
				modelName,
				useSeparate: toSwitch(useSeparate),
			},
		},
	};
	return buildCreateJobRequest(choices, [output]);
}

function buildCreateJobRequest(
	{ customId, callback, inputs, timeout }: JobChoices,
	outputs: CreateJobRequest['outputs'],
): CreateJobRequest {
	return parseRequest(createJobRequestSchema, {
		customId: given(customId),
		callback: given(callback),
		inputs: [...inputs],
		outputs,
		timeout,
	});
}

function given(text: string | undefined): string | undefined {
	return text === '' ? undefined : text;
}

function toSwitch(isOn: boolean | undefined) {
	return isOn === undefined ? undefined : isOn ? SWITCH.on : SWITCH.off;
}

/**
 * A call of the job API: what to send where, and what to expect. The credential adds its secrets to the
 * body.
 */
export interface Call<Response> {
	/** Below the base URL. */
	path: '/job' | '/music_model';
	body: Record<string, unknown> & { action: string };
	/** Where in the answer the response is. */
	responseField: string;
	responseSchema: z.ZodType<Response>;
}

export function createJob(request: CreateJobRequest): Call<CreateJobResponse> {
	return {
		path: '/job',
		body: { action: 'CreateJob', createJobRequest: request },
		responseField: 'createJobResponse',
		responseSchema: createJobResponseSchema,
	};
}

/** @throws InputError when the ID is empty */
export function getJob(id: string): Call<GetJobResponse> {
	return {
		path: '/job',
		body: { action: 'GetJob', getJobRequest: parseRequest(readRequestSchemas.getJob, { id }) },
		responseField: 'getJobResponse',
		responseSchema: getJobResponseSchema,
	};
}

/** @throws InputError when the ID is empty */
export function listJobs(customId: string): Call<ListJobsResponse> {
	return {
		path: '/job',
		body: {
			action: 'ListJobs',
			listJobsRequest: parseRequest(readRequestSchemas.listJobs, { customId }),
		},
		responseField: 'listJobsResponse',
		responseSchema: listJobsResponseSchema,
	};
}

/**
 * @param page `limit` is at most 100
 * @throws InputError when the page is not possible
 */
export function listModels(
	{ listModelsType }: Capability,
	{ offset, limit }: { offset: number; limit: number },
): Call<ListModelsResponse> {
	const request = {
		offset,
		limit,
		...(listModelsType === undefined ? {} : { type: listModelsType }),
	};
	return {
		path: '/music_model',
		body: {
			action: 'ListModels',
			listModelsRequest: parseRequest(readRequestSchemas.listModels, request),
		},
		responseField: 'listModelsResponse',
		responseSchema: listModelsResponseSchema,
	};
}
