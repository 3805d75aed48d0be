import { z } from 'zod';

// The shapes are those of the examples in `multimedia.tencent.com/docs/smart-music/api/voice-cloning` and
// `…/singing-cloning`. Unknown fields pass through. Most fields may be missing or null: the times are strings, as in the
// JSON of Protocol Buffers, which leaves out zeros and empty lists.

const textSchema = z.string().nullish();

/** Epoch milliseconds as text; "0" for what has not happened yet. */
const timeSchema = z.union([z.string(), z.number()]).nullish();

const inputSchema = z
	.object({
		sourceData: textSchema,
		url: textSchema,
		source: z.object({ contentId: textSchema, path: textSchema }).passthrough().nullish(),
	})
	.passthrough();

const outputSchema = z
	.object({
		contentId: textSchema,
		destination: textSchema,
		inputSelectors: z.array(z.number()).nullish(),
		/** The settings of its capability are under the key that `nameCapability` finds. */
		smartContentDescriptor: z.object({ outputPrefix: textSchema }).passthrough().nullish(),
		/** What the capability made, under the same key; only once the job is completed. */
		smartContentResult: z.object({}).passthrough().nullish(),
	})
	.passthrough();

/** Job, as CreateJob, GetJob and ListJobs return it and as it is posted to the callback. */
export const jobSchema = z
	.object({
		id: z.string().min(1),
		/** A value of the enum State, or one that is not documented. */
		state: z.number().nullish(),
		customId: textSchema,
		callback: textSchema,
		inputs: z.array(inputSchema).nullish(),
		outputs: z.array(outputSchema).nullish(),
		timing: z
			.object({ createdAt: timeSchema, startedAt: timeSchema, completedAt: timeSchema })
			.passthrough()
			.nullish(),
	})
	.passthrough();

export const createJobResponseSchema = z.object({ job: jobSchema }).passthrough();
export const getJobResponseSchema = z.object({ job: jobSchema }).passthrough();

export const listJobsResponseSchema = z
	.object({ jobs: z.array(jobSchema).nullish(), total: z.number().nullish() })
	.passthrough();

const modelSchema = z.object({ name: z.string(), createdAt: timeSchema }).passthrough();

export const listModelsResponseSchema = z
	.object({ total: z.number().nullish(), models: z.array(modelSchema).nullish() })
	.passthrough();

/**
 * What surrounds every response. `errorResponse` is not documented, but public client code reads it; `message` is what a
 * gateway says.
 */
export const envelopeSchema = z
	.object({
		requestId: textSchema.catch(undefined),
		errorResponse: z
			.object({ message: textSchema.catch(undefined) })
			.passthrough()
			.nullish()
			.catch(undefined),
		message: textSchema.catch(undefined),
	})
	.passthrough();

export type Job = z.infer<typeof jobSchema>;
export type JobOutput = z.infer<typeof outputSchema>;
export type JobInput = z.infer<typeof inputSchema>;
/** A trained model. */
export type Model = z.infer<typeof modelSchema>;
export type CreateJobResponse = z.infer<typeof createJobResponseSchema>;
export type GetJobResponse = z.infer<typeof getJobResponseSchema>;
export type ListJobsResponse = z.infer<typeof listJobsResponseSchema>;
export type ListModelsResponse = z.infer<typeof listModelsResponseSchema>;
