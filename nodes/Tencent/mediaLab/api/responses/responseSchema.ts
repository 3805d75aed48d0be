import { z } from 'zod';
import { CAPABILITIES } from '../capabilities';
import type { CapabilityKey } from '../capabilities';
import {
	optionalNumber,
	optionalNumbers,
	optionalObject,
	optionalText,
	textSchema,
} from './tolerantSchema';

// The shapes are those of the examples in `multimedia.tencent.com/docs/smart-music/api/voice-cloning` and
// `…/singing-cloning`. Unknown fields pass through. Only the ID of a job is required: the times are strings, as in the
// JSON of Protocol Buffers, which leaves out zeros and empty lists.

/** Epoch milliseconds as text; "0" for what has not happened yet. */
const timeSchema = z.union([z.string(), z.number()]).nullish().catch(undefined);

const inputSchema = z
	.object({
		sourceData: optionalText,
		url: optionalText,
		source: optionalObject({ contentId: optionalText, path: optionalText }),
	})
	.passthrough();

const settingsSchema = optionalObject({
	type: optionalNumber,
	totalEpoch: optionalNumber,
	modelName: optionalText,
	useSeparate: optionalNumber,
});

const resultSchema = optionalObject({
	modelName: optionalText,
	voiceName: optionalText,
	songName: optionalText,
});

/** A field for each capability that this package can request. Others pass through. */
function forEachCapability<Schema extends z.ZodTypeAny>(
	schema: Schema,
): Record<CapabilityKey, Schema> {
	return Object.fromEntries(CAPABILITIES.map(({ key }) => [key, schema])) as Record<
		CapabilityKey,
		Schema
	>;
}

const outputSchema = z
	.object({
		contentId: optionalText,
		destination: optionalText,
		inputSelectors: optionalNumbers,
		/** The settings of its capability are under the key that `nameCapability` finds. */
		smartContentDescriptor: optionalObject({
			outputPrefix: optionalText,
			...forEachCapability(settingsSchema),
		}),
		/** What the capability made, under the same key; only once the job is completed. */
		smartContentResult: optionalObject(forEachCapability(resultSchema)),
	})
	.passthrough();

/** Job, as CreateJob, GetJob and ListJobs return it and as it is posted to the callback. */
export const jobSchema = z
	.object({
		id: textSchema,
		/** A value of the enum State, or one that is not documented. */
		state: optionalNumber,
		customId: optionalText,
		callback: optionalText,
		/** One that cannot be read keeps its place, because selectors count inputs. */
		inputs: z.array(inputSchema.catch({})).nullish().catch(undefined),
		outputs: z.array(outputSchema.catch({})).nullish().catch(undefined),
		timing: optionalObject({
			createdAt: timeSchema,
			startedAt: timeSchema,
			completedAt: timeSchema,
		}),
	})
	.passthrough();

export const createJobResponseSchema = z.object({ job: jobSchema }).passthrough();
export const getJobResponseSchema = z.object({ job: jobSchema }).passthrough();

/** One job that cannot be read does not cost the list: `readJobList` tells it from the others. */
export const listJobsResponseSchema = z
	.object({ jobs: z.array(z.unknown()).nullish(), total: optionalNumber })
	.passthrough();

const modelSchema = z.object({ name: optionalText, createdAt: timeSchema }).passthrough();

/** A model that cannot be read keeps its place, because pages count models. */
export const listModelsResponseSchema = z
	.object({ total: optionalNumber, models: z.array(modelSchema.catch({})).nullish() })
	.passthrough();

/**
 * What surrounds every response. `errorResponse` is not documented, but public client code reads its `message`; outside of
 * it, `message` is what a gateway says.
 */
export const envelopeSchema = z
	.object({
		requestId: optionalText,
		// In zod 4 a key of unknown type is required.
		errorResponse: z.unknown().optional(),
		message: z.unknown().optional(),
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
