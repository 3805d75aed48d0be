import { z } from 'zod';

const httpStatus = z.number().int().min(200).max(599);
const milliseconds = z.number().int().nonnegative();

/** A `Retry-After` header, as a number of seconds or as the date they lead to. */
const retryAfter = z.object({
	seconds: z.number().int().nonnegative(),
	as: z.enum(['seconds', 'date']).default('seconds'),
});

const common = z
	.object({
		endpoint: z.enum(['invoke', 'getToken']),
		/** How many requests it is applied to. */
		times: z.number().int().positive().default(1),
		/** Only from this request on: 1 is the endpoint's first since the account or its list was made anew. */
		fromRequest: z.number().int().positive().default(1),
		/** Waits so long before it acts. */
		delayMilliseconds: milliseconds.default(0),
	})
	.strict();

/** Volcengine's gateway stands before GetToken only. */
const getTokenOnly = common.extend({ endpoint: z.literal('getToken') });

/** What can be made to go wrong, by `kind`. */
export const faultSchema = z.discriminatedUnion('kind', [
	/** Answers late, but right. */
	common.extend({ kind: z.literal('delay'), delayMilliseconds: milliseconds }),
	/** A bare HTTP status as a gateway sends it: with nginx's HTML page, or with the given text. */
	common.extend({
		kind: z.literal('status'),
		status: httpStatus,
		text: z.string().optional(),
		retryAfter: retryAfter.optional(),
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
	getTokenOnly.extend({
		kind: z.literal('openApiError'),
		code: z.string(),
		message: z.string().optional(),
		httpStatus: httpStatus.optional(),
		retryAfter: retryAfter.optional(),
	}),
	/** Resets the connection, when the work is done. */
	common.extend({ kind: z.literal('reset'), at: z.enum(['beforeAnswer', 'midAnswer']).default('beforeAnswer') }),
	/** Ends the answer properly after so many bytes of its body. */
	common.extend({ kind: z.literal('truncate'), bytes: z.number().int().nonnegative() }),
	/** A success without audio: the key left out, or empty. */
	common.extend({ kind: z.literal('missingData'), as: z.enum(['absent', 'empty']).default('absent') }),
	/** Puts characters into `data` that base64 does not have. */
	common.extend({ kind: z.literal('brokenBase64') }),
	/** Where `data` stands among the keys of the answer. */
	common.extend({ kind: z.literal('keyOrder'), data: z.enum(['first', 'middle', 'last']) }),
	/** Every token that GetToken has made so far is refused from now on. */
	common.extend({ kind: z.literal('expireTokens') }),
	/**
	 * The vendor's clock is ahead by so many seconds (behind if negative), in its check and its `Date` header.
	 */
	getTokenOnly.extend({ kind: z.literal('clockSkew'), seconds: z.number().int() }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type Endpoint = Fault['endpoint'];
export type RetryAfter = z.infer<typeof retryAfter>;

/**
 * The fault for an endpoint's next request: the first in the queue that fits. It leaves the queue with its
 * last use, so faults of one endpoint follow each other in the order they were queued in.
 */
export function takeFault(queue: Fault[], endpoint: Endpoint, requestNumber: number): Fault | undefined {
	const index = queue.findIndex((fault) => fault.endpoint === endpoint && requestNumber >= fault.fromRequest);
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
