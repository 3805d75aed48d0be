import { z } from 'zod';

const httpStatus = z.number().int().min(200).max(599);
const milliseconds = z.number().int().nonnegative();

/** The requests that are counted and can go wrong, by what they ask for. */
export const endpoints = [
	// ByteDance SAMI
	'invoke',
	'getToken',
	// Tencent Media Lab
	'createJob',
	'getJob',
	'listJobs',
	'listModels',
	// Tencent COS; `cosGetPresigned` is a GET that is signed in its URL, such as the vendor's download of an
	// input.
	'cosPut',
	'cosGet',
	'cosGetPresigned',
	'cosDelete',
] as const;

export type Endpoint = (typeof endpoints)[number];

const jobEndpoint = z.enum(['createJob', 'getJob', 'listJobs', 'listModels']);
const cosEndpoint = z.enum(['cosPut', 'cosGet', 'cosGetPresigned', 'cosDelete']);

/** A `Retry-After` header, as a number of seconds or as the date they lead to. */
const retryAfter = z.object({
	seconds: z.number().int().nonnegative(),
	as: z.enum(['seconds', 'date']).default('seconds'),
});

/**
 * Whether the vendor does what it was asked (a job is created, a file is stored) and only the answer suffers.
 * What is done is done first, whether or not the client still waits; `late` is what a gateway let through, which
 * is done seconds after it was answered.
 */
const effect = z.enum(['done', 'notDone']);
const gatewayEffect = z.enum([...effect.options, 'late']);

const common = z
	.object({
		endpoint: z.enum(endpoints),
		/** How many requests it is applied to. */
		times: z.number().int().positive().default(1),
		/** Only from this request on: 1 is the endpoint's first since the account or its list was made anew. */
		fromRequest: z.number().int().positive().default(1),
		/** Waits so long before it acts. */
		delayMilliseconds: milliseconds.default(0),
	})
	.strict();

/**
 * Callbacks are sent, not asked for: here `fromRequest` is the number of the job, 1 for the account's first.
 */
const callback = common.extend({ endpoint: z.literal('callback').default('callback') });

/** What can be made to go wrong, by `kind`. */
export const faultSchema = z.discriminatedUnion('kind', [
	/** Answers late, but right. What is not `done` first is never done for a client that does not wait. */
	common.extend({
		kind: z.literal('delay'),
		delayMilliseconds: milliseconds,
		effect: effect.default('notDone'),
	}),
	/** A bare HTTP status as a gateway sends it: with nginx's HTML page, or with the given text. */
	common.extend({
		kind: z.literal('status'),
		status: httpStatus,
		text: z.string().optional(),
		retryAfter: retryAfter.optional(),
		effect: gatewayEffect.default('notDone'),
	}),
	/** Resets the connection, when the work is done or in place of it. */
	common.extend({
		kind: z.literal('reset'),
		at: z.enum(['beforeAnswer', 'midAnswer']).default('beforeAnswer'),
		effect: gatewayEffect.default('done'),
	}),
	/** Ends the answer properly after so many bytes of its body. */
	common.extend({
		kind: z.literal('truncate'),
		bytes: z.number().int().nonnegative(),
		effect: gatewayEffect.default('done'),
	}),

	/** A SAMI `status_code`, with its own HTTP status and text or the given ones; 200 hides it in a success. */
	common.extend({
		kind: z.literal('code'),
		endpoint: z.literal('invoke'),
		code: z.number().int(),
		text: z.string().optional(),
		httpStatus: httpStatus.optional(),
		retryAfter: retryAfter.optional(),
	}),
	/** An error in Volcengine's OpenAPI envelope, e.g. FlowLimitExceeded. */
	common.extend({
		kind: z.literal('openApiError'),
		endpoint: z.literal('getToken'),
		code: z.string(),
		message: z.string().optional(),
		httpStatus: httpStatus.optional(),
		retryAfter: retryAfter.optional(),
	}),
	/** A success without audio: the key left out, or empty. */
	common.extend({
		kind: z.literal('missingData'),
		as: z.enum(['absent', 'empty']).default('absent'),
	}),
	/** Puts characters into `data` that base64 does not have. */
	common.extend({ kind: z.literal('brokenBase64') }),
	/** Where `data` stands among the keys of the answer. */
	common.extend({ kind: z.literal('keyOrder'), data: z.enum(['first', 'middle', 'last']) }),
	/** Every token that GetToken has made so far is refused from now on. */
	common.extend({ kind: z.literal('expireTokens') }),
	/**
	 * The vendor's clock is ahead by so many seconds (behind if negative), in its check and its `Date` header.
	 */
	common.extend({
		kind: z.literal('clockSkew'),
		endpoint: z.enum(['getToken', ...cosEndpoint.options]),
		seconds: z.number().int(),
	}),

	/** Tencent Media Lab's `errorResponse`. */
	common.extend({
		kind: z.literal('errorResponse'),
		endpoint: jobEndpoint,
		message: z.string(),
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
	/** The answer says that its jobs are in this state, which they are not; 9 is no documented one. */
	common.extend({
		kind: z.literal('unknownState'),
		endpoint: z.enum(['createJob', 'getJob', 'listJobs']),
		state: z.number().int().default(9),
	}),
	/** The answer leaves out the newest jobs, so many of them, as if they had not been indexed yet. */
	common.extend({
		kind: z.literal('missingJobs'),
		endpoint: z.literal('listJobs'),
		jobs: z.number().int().positive().default(1),
		/** Whether `total` counts them all the same, as where the answer is only a page. */
		counted: z.boolean().default(false),
	}),
	/** The job that is created ends as ERROR (4) or CANCELED (5), whatever it is. */
	common.extend({
		kind: z.literal('endState'),
		endpoint: z.literal('createJob'),
		state: z.union([z.literal(4), z.literal(5)]),
	}),

	/** An error of COS, as XML; its HTTP status by the code, or the given one. */
	common.extend({
		kind: z.literal('cosError'),
		endpoint: cosEndpoint,
		code: z.string(),
		message: z.string().optional(),
		httpStatus: httpStatus.optional(),
		retryAfter: retryAfter.optional(),
	}),

	/** The callback is never sent. */
	callback.extend({ kind: z.literal('lost') }),
	/** The callback is sent twice. */
	callback.extend({ kind: z.literal('doubled') }),
	/** The callback is sent late, by `delayMilliseconds`. */
	callback.extend({ kind: z.literal('late'), delayMilliseconds: milliseconds }),
	/**
	 * `ended`: the callback with the final state is sent so long before GetJob and ListJobs know of it.
	 * `processing`: one with the state PROCESSING is sent when the job starts, besides that at its end.
	 */
	callback.extend({
		kind: z.literal('early'),
		as: z.enum(['ended', 'processing']).default('ended'),
		aheadMilliseconds: milliseconds.default(500),
	}),
	/** The callback is held back until another one of the account has been sent. */
	callback.extend({ kind: z.literal('reordered') }),
	/**
	 * Somebody else posts a job, before the vendor's callback: one that does not exist, or this job in a state
	 * that it is not in; when the job starts or when it ends.
	 */
	callback.extend({
		kind: z.literal('forged'),
		as: z.enum(['madeUp', 'changedState']).default('madeUp'),
		state: z.number().int().default(3),
		at: z.enum(['start', 'end']).default('start'),
	}),
]);

export type Fault = z.infer<typeof faultSchema>;
export type RetryAfter = z.infer<typeof retryAfter>;

/**
 * The fault for an endpoint's next request: the first in the queue that fits. It leaves the queue with its
 * last use, so faults of one endpoint follow each other in the order they were queued in.
 */
export function takeFault(
	queue: Fault[],
	endpoint: Fault['endpoint'],
	requestNumber: number,
	fits: (fault: Fault) => boolean = () => true,
): Fault | undefined {
	const index = queue.findIndex(
		(fault) => fault.endpoint === endpoint && requestNumber >= fault.fromRequest && fits(fault),
	);
	const fault = queue[index];
	if (!fault) return undefined;
	fault.times -= 1;
	if (fault.times === 0) queue.splice(index, 1);
	return fault;
}

/** The fault if it is of that kind. */
export function faultOfKind<Kind extends Fault['kind']>(fault: Fault | undefined, kind: Kind) {
	return fault?.kind === kind ? (fault as Extract<Fault, { kind: Kind }>) : undefined;
}
