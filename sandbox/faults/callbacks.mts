import { z } from 'zod';
import { common, milliseconds } from './fields.mts';

/**
 * Callbacks are sent, not asked for: here `fromRequest` is the number of the job, 1 for the account's first.
 */
const callback = common.extend({ endpoint: z.literal('callback').default('callback') });

/** Faults of the callbacks of Tencent Media Lab. */
export const callbackFaults = [
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
] as const;
