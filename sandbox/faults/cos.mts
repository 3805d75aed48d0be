import { z } from 'zod';
import { common, httpStatus, retryAfter } from './fields.mts';

/** Faults of Tencent COS. */
export const cosFaults = [
	/** An error of COS, as XML; its HTTP status by the code, or the given one. */
	common.extend({
		kind: z.literal('cosError'),
		endpoint: z.enum(['cosPut', 'cosGet', 'cosGetPresigned', 'cosDelete', 'cosList']),
		code: z.string(),
		message: z.string().optional(),
		httpStatus: httpStatus.optional(),
		retryAfter: retryAfter.optional(),
	}),
	/** The ETag is missing, is that of other content, or is no MD5: of an encrypted object, or one stored in parts. */
	common.extend({
		kind: z.literal('entityTag'),
		endpoint: z.enum(['cosPut', 'cosGet']),
		as: z.enum(['absent', 'otherContent', 'encrypted', 'multipart']),
	}),
	/**
	 * How large an object is: `*` in `Content-Range`, no more than the range that was asked for, or nowhere, so that its
	 * end is that of the connection.
	 */
	common.extend({
		kind: z.literal('objectSize'),
		endpoint: z.literal('cosGet'),
		as: z.enum(['unknown', 'tooSmall', 'absent']),
	}),
] as const;
