import { z } from 'zod';
import { generate, train, type Capability } from '../capabilities.mts';

const webAddress = z
	.string()
	.url()
	.refine((url) => /^https?:\/\//i.test(url), 'must be an http or https URL');

/** The text limits count UTF-16 units, which is the strictest reading of "characters". */
const inputSchema = z
	.object({
		sourceData: z.string().min(1).max(512).optional(),
		url: webAddress.optional(),
		source: z
			.object({ contentId: z.string().min(1), path: z.string().min(1) })
			.strict()
			.optional(),
	})
	.strict()
	.refine((input) => Object.values(input).filter((value) => value !== undefined).length === 1, {
		message: 'exactly one of sourceData, url and source must be filled in',
	});

const newModelName = z
	.string()
	.regex(
		/^[0-9A-Za-z_]{1,63}$/,
		'only digits, letters and underscores are allowed, less than 64 of them',
	)
	.refine((name) => name !== 'default', 'need unique: "default" is the platform\'s own model');

const oneOrTwo = z.union([z.literal(1), z.literal(2)], {
	errorMap: () => ({ message: 'must be 1 or 2' }),
});

const task = z
	.object({
		type: oneOrTwo,
		totalEpoch: z.number().int().min(1).max(50).optional(),
		modelName: z.string().min(1),
	})
	.passthrough();

/** `language` (1 English, 2 Chinese) and `speechRate` are those of the vendor's web page, for texts. */
const voiceCloning = task
	.extend({
		language: oneOrTwo.optional(),
		speechRate: z.number().min(0).max(2).optional(),
	})
	.superRefine(checkTask);
const singingCloning = task
	.extend({
		useSeparate: oneOrTwo.optional(),
	})
	.superRefine(checkTask);

function checkTask(
	{ type, totalEpoch, modelName }: z.infer<typeof task>,
	context: z.RefinementCtx,
): void {
	if (type !== train && totalEpoch !== undefined) {
		context.addIssue({
			code: 'custom',
			path: ['totalEpoch'],
			message: 'can only be filled in when type is 2',
		});
	}
	const name = type === train ? newModelName.safeParse(modelName) : undefined;
	const issue = name?.error?.issues[0];
	if (issue) context.addIssue({ ...issue, path: ['modelName'] });
}

/** What is not documented passes through, other capabilities of the vendor too. */
const smartContentDescriptor = z
	.object({
		outputPrefix: z.string().max(19).optional(),
		voiceCloning: voiceCloning.optional(),
		singingCloning: singingCloning.optional(),
	})
	.passthrough()
	.refine((descriptor) => capabilitiesIn(descriptor).length === 1, {
		message: 'must have exactly one capability, such as voiceCloning or singingCloning',
	});

const outputSchema = z
	.object({
		contentId: z.string().min(1).optional(),
		destination: z.string().optional(),
		inputSelectors: z.array(z.number().int().nonnegative()).min(1),
		smartContentDescriptor,
	})
	.strict()
	.superRefine((output, context) => {
		if (cloningOf(output)?.type !== generate || output.contentId !== undefined) return;
		context.addIssue({
			code: 'custom',
			path: ['contentId'],
			message: 'is required when type is 1',
		});
	});

/**
 * `createJobRequest` (multimedia.tencent.com/docs/smart-music/api/voice-cloning and …/singing-cloning), its keys
 * in the order of the examples. What is not documented is refused, except in a descriptor.
 */
export const createJobRequestSchema = z
	.object({
		customId: z.string().min(1).max(63).optional(),
		callback: webAddress.optional(),
		inputs: z.array(inputSchema).min(1),
		outputs: z.array(outputSchema).min(1),
		timeout: z.number().int().positive().optional(),
	})
	.strict()
	.superRefine(({ inputs, outputs }, context) => {
		outputs.forEach((output, index) => {
			const selected = output.inputSelectors.map((selector) => inputs[selector]);
			const report = (message: string) => {
				context.addIssue({ code: 'custom', path: ['outputs', index, 'inputSelectors'], message });
			};
			if (selected.includes(undefined))
				report(`must be smaller than ${inputs.length}, the number of inputs`);
			const trainsText =
				cloningOf(output)?.type === train && selected.some((input) => input?.sourceData);
			if (trainsText) report('a model is trained with recordings, not with sourceData');
		});
	});

export const getJobRequestSchema = z.object({ id: z.string().min(1) }).strict();
export const listJobsRequestSchema = z.object({ customId: z.string().min(1).max(63) }).strict();
export const listModelsRequestSchema = z
	.object({
		offset: z.number().int().nonnegative(),
		limit: z.number().int().min(1).max(100),
		/** 2 for singing cloning, left out for voice cloning. */
		type: z.literal(2).optional(),
	})
	.strict();

export type Input = z.infer<typeof inputSchema>;
export type Output = z.infer<typeof outputSchema>;
export type CreateJobRequest = z.infer<typeof createJobRequestSchema>;

/** What an output asks for, of the capabilities that the sandbox has. */
export interface Cloning {
	capability: Capability;
	type: 1 | 2;
	modelName: string;
	useSeparate?: 1 | 2;
	language?: 1 | 2;
	speechRate?: number;
}

type Descriptor = Pick<Output, 'smartContentDescriptor'>;

/** `undefined` for another capability of the vendor, which only passes through. */
export function cloningOf({ smartContentDescriptor }: Descriptor): Cloning | undefined {
	const { voiceCloning, singingCloning } = smartContentDescriptor;
	if (singingCloning) return { ...singingCloning, capability: 'singingCloning' };
	return voiceCloning && { ...voiceCloning, capability: 'voiceCloning' };
}

/** The key of the capability that an output asks for. */
export function capabilityOf({ smartContentDescriptor }: Descriptor): string {
	return capabilitiesIn(smartContentDescriptor)[0] ?? '';
}

/** Whatever is an object is taken for one. */
function capabilitiesIn(descriptor: object): string[] {
	return Object.entries(descriptor).flatMap(([name, value]) =>
		typeof value === 'object' && value !== null && !Array.isArray(value) ? name : [],
	);
}
