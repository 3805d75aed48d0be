import { z } from 'zod';
import { inputUrlSchema } from '../../../shared/http/inputUrl';
import { InputError } from '../../../shared/http/serviceError';
import { wholeNumber } from '../../../shared/n8n/parameters';
import { CAPABILITIES } from './capabilities';
import { smartContentDescriptorSchema } from './descriptorSchema';
import { TASK_TYPES } from './tasks';
import { filledText, folder, limitedText, spokenText, text } from './textSchema';

// The shapes and limits are those of `multimedia.tencent.com/docs/smart-music/api/voice-cloning` and
// `…/singing-cloning`.

/** The longest text that one input can hold, in UTF-16 units; see `limitedText`. */
export const TEXT_LIMIT = 512;

const MAX_CUSTOM_ID_LENGTH = 63;

const INPUT_FIELDS = ['sourceData', 'url', 'source'] as const;

/** Input: exactly one of its documented fields is set. */
const inputSchema = z
	.object(
		{
			sourceData: limitedText('Text', TEXT_LIMIT).and(spokenText('Text')).optional(),
			url: inputUrlSchema.optional(),
			source: z
				.object(
					{ contentId: filledText('Repository ID'), path: filledText('Repository Path') },
					{ message: 'source must be an object with contentId and path' },
				)
				.passthrough()
				.optional(),
		},
		{ message: 'An input must be an object, such as {"url": "https://…"}' },
	)
	.passthrough()
	.superRefine((input, context) => {
		if (listSetFields(input).length === 1) return;
		context.addIssue({
			code: 'custom',
			message: 'Fill in exactly one of Text, URL and Repository',
		});
	});

/** What a job is made of: a text, the URL of a recording, or a file in a repository. */
export type Input = z.infer<typeof inputSchema>;

function listSetFields(input: { [Field in (typeof INPUT_FIELDS)[number]]?: unknown }): string[] {
	return INPUT_FIELDS.filter((field) => input[field] !== undefined);
}

const SELECTORS_MESSAGE = 'inputSelectors must be a list of positions of inputs, such as [0]';

/** Output: what the vendor makes of the inputs it selects. */
const outputSchema = z
	.object(
		{
			contentId: text('Content ID').optional(),
			destination: folder('Destination').optional(),
			inputSelectors: z
				.array(
					z.number({ message: SELECTORS_MESSAGE }).int(SELECTORS_MESSAGE).min(0, SELECTORS_MESSAGE),
					{ message: SELECTORS_MESSAGE },
				)
				.min(1, SELECTORS_MESSAGE),
			smartContentDescriptor: smartContentDescriptorSchema,
		},
		{ message: 'An output must be an object with inputSelectors and smartContentDescriptor' },
	)
	.passthrough()
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

/** The URL that the vendor posts a job to when it has ended. */
export const callbackSchema = text('Callback URL').refine(
	(url) => inputUrlSchema.safeParse(url).success,
	{
		message: 'Callback URL must be a complete http:// or https:// address',
	},
);

export const customIdSchema = filledText('Custom ID').and(
	limitedText('Custom ID', MAX_CUSTOM_ID_LENGTH),
);

/**
 * `createJobRequest`, its keys in the order of the documented examples. What the documentation knows is checked, and the
 * rest passes through.
 */
export const createJobRequestSchema = z
	.object({
		customId: customIdSchema.optional(),
		callback: callbackSchema.optional(),
		inputs: z
			.array(inputSchema, { message: 'inputs must be a list of inputs' })
			.min(1, 'A job must have at least one input'),
		outputs: z
			.array(outputSchema, { message: 'outputs must be a list of outputs' })
			.min(1, 'A job must have at least one output'),
		/** In seconds. */
		timeout: wholeNumber('Timeout', 1, 2 ** 31 - 1).optional(),
	})
	.passthrough()
	.superRefine(({ inputs, outputs }, context) => {
		outputs.forEach(({ inputSelectors, smartContentDescriptor }, index) => {
			const report = (message: string) => {
				context.addIssue({ code: 'custom', message, path: ['outputs', index, 'inputSelectors'] });
			};
			const selected = inputSelectors.map((selector) => inputs[selector]);
			if (selected.includes(undefined)) report(SELECTORS_MESSAGE);
			const fields = selected.flatMap((input) => listSetFields(input ?? {}));
			for (const { key, generateInputs, trainInputs } of CAPABILITIES) {
				const settings = smartContentDescriptor[key];
				if (!settings) continue;
				const isTraining = settings.type === TASK_TYPES.train;
				const accepted: readonly string[] = isTraining ? trainInputs : generateInputs;
				if (!fields.every((name) => accepted.includes(name))) report(refuseInput(isTraining));
			}
		});
	});

function refuseInput(isTraining: boolean): string {
	return isTraining
		? 'A model must be trained with recordings (URL, binary file or repository), not with a text'
		: 'This capability does not take this kind of input';
}

/** A job to create, as it is sent. */
export type CreateJobRequest = z.infer<typeof createJobRequestSchema>;

/**
 * Checks a request before it is sent.
 *
 * @throws InputError with the first problem, which names the field by its label in the node, and its limit
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

/**
 * Checks a request that a user has written, which is then sent as it stands.
 *
 * @throws InputError with the first problem, and where in the JSON it is
 */
export function checkCreateJobRequest(request: unknown): asserts request is CreateJobRequest {
	const parsed = createJobRequestSchema.safeParse(request);
	if (parsed.success) return;
	const [issue] = parsed.error.issues;
	throw new InputError(
		`${toJsonPath(['createJobRequest', ...issue!.path])}: ${issue!.message}`,
		"Correct Job Request. Tencent's documentation of voice cloning and singing cloning describes its fields",
	);
}

function toJsonPath([first, ...path]: PropertyKey[]): string {
	const steps = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
	return `${String(first)}${steps.join('')}`;
}
