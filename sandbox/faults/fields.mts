import { z } from 'zod';
import { endpoints } from './endpoints.mts';

// What several kinds of faults have in common.

export const httpStatus = z.number().int().min(200).max(599);
export const milliseconds = z.number().int().nonnegative();

/** A `Retry-After` header, as a number of seconds or as the date they lead to. */
export const retryAfter = z.object({
	seconds: z.number().int().nonnegative(),
	as: z.enum(['seconds', 'date']).default('seconds'),
});

export type RetryAfter = z.infer<typeof retryAfter>;

/**
 * Whether the vendor does what it was asked (a job is created, a file is stored) and only the answer suffers.
 * What is done is done first, whether or not the client still waits; `late` is what a gateway let through, which
 * is done seconds after it was answered.
 */
export const effect = z.enum(['done', 'notDone']);
export const gatewayEffect = z.enum([...effect.options, 'late']);

export const common = z
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
