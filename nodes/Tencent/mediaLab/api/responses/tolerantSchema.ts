import { z } from 'zod';

// What comes in may stray from the documentation: text as numbers, numbers as text, null for what has no value. A field
// that cannot be read is left out, so that it does not cost the job that it belongs to.

/** Text that is required; a number is taken as text. */
export const textSchema = z.union([z.string().regex(/\S/), z.number().transform(String)]);

/** Text that may be missing; a number is taken as text. */
export const optionalText = z
	.union([z.string(), z.number().transform(String)])
	.nullish()
	.catch(undefined);

const numberSchema = z.union([
	z.number(),
	z
		.string()
		.regex(/^\s*-?\d+(\.\d+)?\s*$/)
		.transform(Number),
]);

/** A number that may be missing; text that is a number is taken as one. */
export const optionalNumber = numberSchema.nullish().catch(undefined);

/** Numbers that may be missing. */
export const optionalNumbers = z.array(numberSchema).nullish().catch(undefined);

/** An object that may be missing, as may each of its fields. Fields that are not named pass through. */
export const optionalObject = <Shape extends z.ZodRawShape>(shape: Shape) =>
	z.object(shape).passthrough().nullish().catch(undefined);
