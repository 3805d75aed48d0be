import { z } from 'zod';
import { inputUrlSchema } from '../../../shared/http/inputUrl';
import { wholeNumber } from '../../../shared/n8n/parameters';
import { InputError } from '../../../shared/http/serviceError';
import { CAPABILITIES } from './capabilities';
import type { CapabilityKey, KnownCapability } from './capabilities';
import { SWITCH, TASK_TYPES } from './tasks';

/**
 * Longest `sourceData`. The documentation does not say what a character is, so all of its limits are
 * counted in UTF-16 units: a text never has fewer of them than code points or visible characters, so what
 * keeps a limit here keeps it in either count of the vendor's.
 */
export const TEXT_LIMIT = 512;

const LONGEST_CUSTOM_ID = 63;
const LONGEST_OUTPUT_PREFIX = 19;
const MOST_EPOCHS = 50;
/** Most models that one ListModels answers. */
export const LARGEST_PAGE = 100;

const text = (name: string) => z.string({ message: `${name} must be a text` });

/** zod 3 counts UTF-16 units in `max`, zod 4 code points, so the limit is checked here. */
const limitedText = (name: string, most: number) =>
	text(name).refine(({ length }) => length <= most, {
		message: `${name} must have at most ${most} characters`,
	});

const filledText = (name: string) => text(name).regex(/\S/, `${name} must not be empty`);

/** Input (seeds 000 and 002): exactly one of its fields. */
const inputSchema = z
	.object({
		sourceData: filledText('Text').and(limitedText('Text', TEXT_LIMIT)).optional(),
		url: inputUrlSchema.optional(),
		source: z
			.object({ contentId: filledText('Repository ID'), path: filledText('Repository Path') })
			.optional(),
	})
	.superRefine((input, context) => {
		if (namesOfSet(input).length === 1) return;
		context.addIssue({
			code: 'custom',
			message: 'Fill in exactly one of Text, URL and Repository',
		});
	});

/** What a job is made of: a text, the address of a recording, or a file of a repository. */
export type Input = z.infer<typeof inputSchema>;

/** The names of the fields that are set. */
function namesOfSet(fields: object): string[] {
	return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

/** Settings of one capability (seeds 000 and 002, "SmartContentDescriptor"), in the order of the examples. */
const createCloningSchema = ({ hasUseSeparate, displayName }: KnownCapability) =>
	z
		.object({
			type: z.union([z.literal(TASK_TYPES.generate), z.literal(TASK_TYPES.train)]),
			totalEpoch: wholeNumber('Total Epochs', 1, MOST_EPOCHS).optional(),
			modelName: filledText('Model Name'),
			useSeparate: z.union([z.literal(SWITCH.off), z.literal(SWITCH.on)]).optional(),
		})
		.superRefine(({ type, totalEpoch, modelName, useSeparate }, context) => {
			const report = (field: string, message: string) =>
				context.addIssue({ code: 'custom', message, path: [field] });
			if (type === TASK_TYPES.generate && totalEpoch !== undefined) {
				report('totalEpoch', 'Total Epochs can be set only for training a model');
			}
			if (type === TASK_TYPES.train)
				reportNewName(modelName, (message) => report('modelName', message));
			if (useSeparate !== undefined && !hasUseSeparate) {
				report('useSeparate', `Separate Vocals cannot be set for ${displayName}`);
			}
		});

/** A model that is trained gets a new name; `default` is the vendor's own model. */
function reportNewName(modelName: string, report: (message: string) => void): void {
	if (!/^[0-9A-Za-z_]{1,63}$/.test(modelName)) {
		report(
			"Model Name must have at most 63 characters, all of them English letters, digits or '_'",
		);
	}
	if (modelName === 'default')
		report("Model Name must not be 'default', which is the vendor's own model");
}

type CloningSchema = ReturnType<typeof createCloningSchema>;

const capabilityShape = Object.fromEntries(
	CAPABILITIES.map((capability) => [capability.key, createCloningSchema(capability).optional()]),
) as Record<CapabilityKey, z.ZodOptional<CloningSchema>>;

const smartContentDescriptorSchema = z
	.object({
		outputPrefix: limitedText('Output Prefix', LONGEST_OUTPUT_PREFIX).optional(),
		...capabilityShape,
	})
	.superRefine((descriptor, context) => {
		if (CAPABILITIES.filter(({ key }) => descriptor[key] !== undefined).length === 1) return;
		context.addIssue({ code: 'custom', message: 'An output must have exactly one capability' });
	});

/** Output (seeds 000 and 002). */
const outputSchema = z
	.object({
		contentId: text('Content ID').optional(),
		destination: text('Destination').optional(),
		inputSelectors: z.array(z.number().int().min(0)).min(1),
		smartContentDescriptor: smartContentDescriptorSchema,
	})
	.superRefine(({ contentId, smartContentDescriptor }, context) => {
		const generates = CAPABILITIES.some(
			({ key }) => smartContentDescriptor[key]?.type === TASK_TYPES.generate,
		);
		if (!generates || contentId?.trim()) return;
		context.addIssue({
			code: 'custom',
			message:
				'Content ID must be filled in to generate audio: it names the repository the audio is stored in',
			path: ['contentId'],
		});
	});

/** Where the vendor posts a job to. */
export const callbackSchema = text('Callback URL').refine(
	(url) => inputUrlSchema.safeParse(url).success,
	{
		message: 'Callback URL must be a complete http:// or https:// address',
	},
);

/** `createJobRequest` (seeds 000 and 002), its keys in the order of their examples. */
export const createJobRequestSchema = z
	.object({
		customId: filledText('Custom ID').and(limitedText('Custom ID', LONGEST_CUSTOM_ID)).optional(),
		callback: callbackSchema.optional(),
		inputs: z.array(inputSchema).min(1, 'A job must have at least one input'),
		outputs: z.array(outputSchema).min(1, 'A job must have at least one output'),
		/** In seconds. */
		timeout: wholeNumber('Timeout', 1, 2 ** 31 - 1).optional(),
	})
	.superRefine(({ inputs, outputs }, context) => {
		outputs.forEach(({ inputSelectors, smartContentDescriptor }, index) => {
			const report = (message: string) => {
				context.addIssue({ code: 'custom', message, path: ['outputs', index, 'inputSelectors'] });
			};
			const selected = inputSelectors.map((selector) => inputs[selector]);
			if (selected.includes(undefined)) report('inputSelectors must be positions of inputs');
			for (const { key, generateInputs, trainInputs } of CAPABILITIES) {
				const isTraining = smartContentDescriptor[key]?.type === TASK_TYPES.train;
				const allowed: readonly string[] = isTraining ? trainInputs : generateInputs;
				const isRefused = selected.some(
					(input) => input && namesOfSet(input).some((name) => !allowed.includes(name)),
				);
				if (smartContentDescriptor[key] && isRefused) report(refusedInput(isTraining));
			}
		});
	});

function refusedInput(isTraining: boolean): string {
	return isTraining
		? 'A model must be trained with recordings (URL, binary file or repository), not with a text'
		: 'This capability does not take this kind of input';
}

/** A job to create, as it is sent. */
export type CreateJobRequest = z.infer<typeof createJobRequestSchema>;

const pageSchema = z.object({
	offset: wholeNumber('Offset', 0, 2 ** 31 - 1),
	limit: wholeNumber('Limit', 1, LARGEST_PAGE),
	type: z.number().optional(),
});

/** The requests that only read. */
export const readRequestSchemas = {
	getJob: z.object({ id: filledText('Job ID') }),
	listJobs: z.object({ customId: filledText('Custom ID') }),
	listModels: pageSchema,
};

/**
 * Checks a request before it is sent. The messages of the schemas name the field as the user sees it, and
 * its limit.
 *
 * @throws InputError with the first thing that is wrong
 */
export function parseRequest<T>(schema: z.ZodType<T>, request: T): T {
	const parsed = schema.safeParse(request);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw new InputError(
		issue!.message,
		'Correct it in the node, or in the expression that fills the field in',
	);
}
