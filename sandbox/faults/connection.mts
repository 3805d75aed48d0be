import { z } from 'zod';
import { common, effect, gatewayEffect, httpStatus, milliseconds, retryAfter } from './fields.mts';

/** Faults between the client and any vendor. */
export const connectionFaults = [
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
		at: z.enum(['beforeAnswer', 'midAnswer', 'afterAnswer']).default('beforeAnswer'),
		effect: gatewayEffect.default('done'),
	}),
	/** Ends the answer properly after so many bytes of its body. */
	common.extend({
		kind: z.literal('truncate'),
		bytes: z.number().int().nonnegative(),
		effect: gatewayEffect.default('done'),
	}),
	/** Answers with this in place of the vendor, as a proxy, a portal or something broken would. */
	common.extend({
		kind: z.literal('answer'),
		httpStatus: httpStatus.default(200),
		headers: z.record(z.string(), z.string()).default({}),
		text: z.string().default(''),
		/** How often the text is sent, one after the other. */
		repeat: z.number().int().positive().default(1),
		effect: gatewayEffect.default('notDone'),
	}),
	/** Compresses the right answer with gzip, although nobody asked for it, or the given text, so many times. */
	common.extend({
		kind: z.literal('gzip'),
		text: z.string().optional(),
		repeat: z.number().int().positive().default(1),
	}),
	/** Sends the right answer a byte at a time. */
	common.extend({ kind: z.literal('drip'), everyMilliseconds: milliseconds.default(1000) }),
	/**
	 * The vendor's clock is ahead by so many seconds (behind if negative), in its check and its `Date` header.
	 */
	common.extend({
		kind: z.literal('clockSkew'),
		endpoint: z.enum(['getToken', 'cosPut', 'cosGet', 'cosGetPresigned', 'cosDelete', 'cosList']),
		seconds: z.number().int(),
	}),
] as const;
