import { z } from 'zod';
import { answerShapes } from './http/answerShapes.mts';
import { wordings } from './tencent/api/wordings.mts';

/** What can be set for an account of ByteDance SAMI. */
const samiSettings = {
	/** Whether the access key may call SAMI at all; without, GetToken answers LackPolicy. */
	accessKeyHasPolicy: z.boolean().default(true),
	/** Upper limit for the life of a token from GetToken; the vendor's own is one day (SAMI 6489/71995). */
	tokenLifetimeSeconds: z.number().positive().max(86400).default(86400),
	/**
	 * Seconds of work that a second of a recording costs SAMI (SAMI 6489/77815). The work is not waited for:
	 * what would take more than 60 seconds is answered at once with the HTTP 504 of the gateway.
	 */
	realTimeFactor: z.number().positive().default(0.1),
	/** Whether conversions keep the voice of the recording, so that an hour of it costs seconds. */
	keepVoice: z.boolean().default(false),
};

/** What can be set for an account of Tencent Media Lab and its bucket. */
const tencentSettings = {
	/** In place of a random one; "42" becomes a number by the answer shape `textAsNumbers`. */
	contentId: z.string().min(1).optional(),
	/** Whether the job API asks for the signature of the API gateway. */
	gatewaySignatureRequired: z.boolean().default(false),
	/** Whether the key for COS is a temporary one, which has a session token. */
	temporaryCosKey: z.boolean().default(false),
	/** Whether the key for COS may list the objects of the bucket (GetBucket). */
	cosKeyMayList: z.boolean().default(true),

	/** How long a job of Tencent Media Lab is SUBMITTED, and then PROCESSING, at least. */
	queueMilliseconds: z.number().int().nonnegative().default(50),
	processingMilliseconds: z.number().int().nonnegative().default(100),
	/** Whether jobs stay PROCESSING until they are released (`jobs/release`), which is for those created so far. */
	holdJobs: z.boolean().default(false),
	/** How many jobs are PROCESSING at a time at most. */
	concurrentJobs: z.number().int().positive().default(2),
	/** Whether jobs read no URLs and make tiny silent files, so that hundreds of them cost nothing. */
	simulateAudio: z.boolean().default(false),

	/**
	 * How results are named. `fixed`: `<outputPrefix>out.wav` for voice cloning, `<outputPrefix>out.mp3` for
	 * singing cloning, so that jobs with one destination and prefix overwrite each other. `unique`: by job and
	 * output, and a song that came as WAV is WAV again.
	 */
	resultNames: z.enum(['fixed', 'unique']).default('fixed'),
	/** Whether the outputs of a job say `cos: { bucket, region }`. */
	outputCos: z.boolean().default(false),
	/** What a failed job says, in which field, and whether on the job or on each of its outputs. */
	failureText: z.string().default('10004 Engine Error'),
	failureField: z.enum(['message', 'error', 'errorObject', 'none']).default('message'),
	failurePlace: z.enum(['job', 'output']).default('job'),

	/** Actions that are refused to this account. */
	refusedActions: z.array(z.enum(['GetJob', 'ListJobs', 'ListModels'])).default([]),
	/** How `total` comes in the answer of ListJobs; `listed` counts only the jobs that are in the answer. */
	listTotal: z.enum(['number', 'text', 'absent', 'listed']).default('number'),
	/** How many jobs ListJobs answers at most: the first ones in its order. */
	listLimit: z.number().int().positive().optional(),
	/** In which order ListJobs answers jobs; `mixed` is another one in each answer. */
	listOrder: z.enum(['oldestFirst', 'newestFirst', 'mixed']).default('oldestFirst'),
	/** How long after its creation ListJobs knows of a job. */
	listLagMilliseconds: z.number().int().nonnegative().default(0),
	/** Whether ListJobs answers jobs with IDs that do not exist. */
	listMadeUpIds: z.boolean().default(false),
	/** In which words a training with a taken name, and GetJob with an unknown ID, are refused. */
	takenNameWording: z.enum(wordings).default('field'),
	unknownJobWording: z.enum(wordings).default('field'),

	/** What a callback posts: the job itself, `{ job }`, or `{ getJobResponse: { job } }`. */
	callbackShape: z.enum(['bare', 'job', 'getJobResponse']).default('bare'),
	/** The Content-Type of callbacks; `null` for none. */
	callbackContentType: z.string().min(1).nullable().default('application/json'),
	/** How often a callback is repeated that was not answered with a success. */
	callbackRetries: z.number().int().nonnegative().default(0),
	/** How long the answer to a callback is waited for. */
	callbackTimeoutMilliseconds: z.number().int().positive().default(10_000),
};

/** What can be set when an account is made; what is left out is as the vendors do it. */
export const accountSettingsSchema = z
	.object({
		...samiSettings,
		...tencentSettings,
		/** How the JSON of the vendors, callbacks included, strays from their examples. */
		answerShapes: z.array(z.enum(answerShapes)).default([]),
	})
	.strict();

export type AccountSettings = z.infer<typeof accountSettingsSchema>;
