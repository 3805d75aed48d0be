import { z } from 'zod';
import { common, effect, httpStatus, retryAfter } from './fields.mts';

const jobEndpoint = z.enum(['createJob', 'getJob', 'listJobs', 'listModels']);

/** What shows jobs. */
const jobTeller = z.enum(['createJob', 'getJob', 'listJobs', 'callback']);

/** Faults of Tencent Media Lab. */
export const mediaLabFaults = [
	/** Tencent Media Lab's `errorResponse`: with a message, or with any other content. */
	common.extend({
		kind: z.literal('errorResponse'),
		endpoint: jobEndpoint,
		message: z.string().default(''),
		content: z.unknown().optional(),
		httpStatus: httpStatus.default(200),
		retryAfter: retryAfter.optional(),
		effect: effect.default('notDone'),
	}),
	/** A success of Tencent Media Lab that has a requestId and nothing else. */
	common.extend({
		kind: z.literal('missingResponse'),
		endpoint: jobEndpoint,
		effect: effect.default('done'),
	}),
	/** The answer, or the callback, says that its jobs are in this state, which they are not; 9 is no documented one. */
	common.extend({
		kind: z.literal('unknownState'),
		endpoint: jobTeller,
		state: z.number().int().default(9),
	}),
	/** The answer, or the callback, is about jobs with IDs that do not exist. */
	common.extend({ kind: z.literal('wrongId'), endpoint: jobTeller }),
	/** The answer, or the callback, has only these fields of its jobs. */
	common.extend({
		kind: z.literal('sparseJob'),
		endpoint: jobTeller,
		fields: z.array(z.string()).default(['id']),
		/** Of the outputs only the first, so many of them. */
		mostOutputs: z.number().int().nonnegative().optional(),
	}),
	/** Each job in the answer has a field that nobody documents, of lists in lists as deep as that. */
	common.extend({
		kind: z.literal('deepJob'),
		endpoint: jobEndpoint,
		depth: z.number().int().positive().default(100_000),
	}),
	/** The answer leaves out the newest jobs, so many of them, as if they had not been indexed yet. */
	common.extend({
		kind: z.literal('missingJobs'),
		endpoint: z.literal('listJobs'),
		jobs: z.number().int().positive().default(1),
		/** Whether `total` counts them all the same, as where the answer is only a page. */
		counted: z.boolean().default(false),
	}),
	/** The answer is about all jobs of the account, whatever their customId, and has only these fields of them. */
	common.extend({
		kind: z.literal('otherJobs'),
		endpoint: z.literal('listJobs'),
		fields: z.array(z.string()).default(['id', 'state', 'customId', 'inputs', 'outputs']),
	}),
	/** There is something odd among the jobs: one that nobody knows, or the newest of those listed. */
	common.extend({
		kind: z.literal('oddJob'),
		endpoint: z.literal('listJobs'),
		as: z.enum(['withoutState', 'withoutId', 'nullOutputs', 'text', 'null']),
		of: z.enum(['stranger', 'newest']).default('stranger'),
	}),
	/** The job that is created ends as ERROR (4) or CANCELED (5), whatever it is. */
	common.extend({
		kind: z.literal('endState'),
		endpoint: z.literal('createJob'),
		state: z.union([z.literal(4), z.literal(5)]),
		/** What it then says, in place of the account's `failureText`. */
		text: z.string().optional(),
	}),
] as const;
