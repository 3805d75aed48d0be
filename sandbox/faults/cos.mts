import { z } from 'zod';
import { common, httpStatus, retryAfter } from './fields.mts';

/** Faults of Tencent COS. */
export const cosFaults = [
	/** An error of COS, as XML; its HTTP status by the code, or the given one. */
	common.extend({
		kind: z.literal('cosError'),
		endpoint: z.enum(['cosPut', 'cosGet', 'cosGetPresigned', 'cosDelete']),
		code: z.string(),
		message: z.string().optional(),
		httpStatus: httpStatus.optional(),
		retryAfter: retryAfter.optional(),
	}),
] as const;
