import { z } from 'zod';

/** The account ID of the user in CAM. */
const operateUin = z.union([z.number().int().positive(), z.string().regex(/^[1-9]\d*$/)]);

const registerRequest = z
	.object({
		operateUin,
		/** It becomes part of the header `Source`. */
		userName: z.string().regex(/^[\w.-]+$/, 'only letters, digits, ".", "_" and "-" are allowed'),
		cosConfig: z
			.object({
				secretId: z.string().min(1),
				secretKey: z.string().min(1),
				bucket: z.string().min(1),
				region: z.string().min(1),
			})
			.strict(),
	})
	.strict();

/** The body of a registration. */
export const registerBodySchema = z
	.object({
		requestId: z.string().optional(),
		action: z.literal('Register'),
		registerRequest,
	})
	.strict();

export type RegisterRequest = z.infer<typeof registerRequest>;
