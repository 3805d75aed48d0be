import type { z } from 'zod';

/** Something that the platform answers with `errorResponse`. */
export class Refused extends Error {}

/** @throws Refused naming the first field that does not fit */
export function parseRequest<Schema extends z.ZodTypeAny>(
	schema: Schema,
	content: unknown,
	field: string,
): z.infer<Schema> {
	const parsed = schema.safeParse(content);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const names =
		issue?.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)) ?? [];
	throw new Refused(`${field}${names.join('')}: ${issue?.message}`);
}
