import { z } from 'zod';

// The shapes are those of the examples in seeds 000 and 002. Unknown fields pass through. Most fields may be
// left out or null: times in strings look like the JSON of Protocol Buffers, which leaves out zeros and empty
// lists.

const textSchema = z.string().nullish();

/** Epoch milliseconds in text; "0" where it has not happened yet. */
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
		/** Its capability is under the key that `nameCapability` finds. */
		smartContentDescriptor: z.object({ outputPrefix: textSchema }).passthrough().nullish(),
		/** By the same key, what the capability made; only once the job is completed. */
		smartContentResult: z.object({}).passthrough().nullish(),
	})
	.passthrough();

/** Job: what the answers to CreateJob, GetJob and ListJobs hold, and what is posted to the callback. */
export const jobSchema = z
	.object({
		id: z.string().min(1),
		/** A number of the enum State, or one that is not documented. */
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
 * What is around every response; `errorResponse` is from public client code, `message` is what a gateway
 * says.
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

/** A job as the vendor answers it. */
export type Job = z.infer<typeof jobSchema>;
export type JobOutput = z.infer<typeof outputSchema>;
export type JobInput = z.infer<typeof inputSchema>;
/** A trained model. */
export type Model = z.infer<typeof modelSchema>;
export type CreateJobResponse = z.infer<typeof createJobResponseSchema>;
export type GetJobResponse = z.infer<typeof getJobResponseSchema>;
export type ListJobsResponse = z.infer<typeof listJobsResponseSchema>;
export type ListModelsResponse = z.infer<typeof listModelsResponseSchema>;
