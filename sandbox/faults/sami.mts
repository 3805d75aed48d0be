import { z } from 'zod';
import { common, httpStatus, retryAfter } from './fields.mts';

/** Faults of ByteDance SAMI and of its token service. */
export const samiFaults = [
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
] as const;
