import { z } from 'zod';
import { wholeNumber } from '../../../shared/n8n/parameters';
import { CAPABILITIES, findCapability, listCapabilities } from './capabilities';
import type { CapabilityKey, KnownCapability } from './capabilities';
import { LANGUAGES, SWITCH, TASK_TYPES } from './tasks';
import { filePrefix, filledText, limitedText } from './textSchema';

const MAX_OUTPUT_PREFIX_LENGTH = 19;
const MAX_EPOCHS = 50;

/** One of the values of an enum of the vendor. */
const oneOf = <Value>(values: Readonly<Record<string, Value>>, message: string) =>
	z.custom<Value>((value) => Object.values(values).some((known) => known === value), message);

const TASK_TYPE_MESSAGE = `type must be ${TASK_TYPES.generate} (generate audio) or ${TASK_TYPES.train} (train a model)`;

const LANGUAGE_MESSAGE = `language must be a whole number, such as ${LANGUAGES.english} (English) or ${LANGUAGES.chinese} (Chinese)`;

/**
 * The settings of one capability, in the order of the documented examples. What is not documented passes through:
 * the vendor may add to it.
 */
const createCloningSchema = ({ hasUseSeparate, displayName }: KnownCapability) =>
	z
		.object(
			{
				type: oneOf(TASK_TYPES, TASK_TYPE_MESSAGE),
				totalEpoch: wholeNumber('Total Epochs', 1, MAX_EPOCHS).optional(),
				modelName: filledText('Model Name'),
				useSeparate: oneOf(
					SWITCH,
					`useSeparate must be ${SWITCH.off} (off) or ${SWITCH.on} (on)`,
				).optional(),
				// The vendor may add languages to the two that the node offers.
				language: z.number({ message: LANGUAGE_MESSAGE }).int(LANGUAGE_MESSAGE).optional(),
				speechRate: z.number({ message: 'Speech Rate must be a number from 0 to 2' }).optional(),
			},
			{ message: `The settings of ${displayName} must be an object` },
		)
		.passthrough()
		.superRefine(({ type, totalEpoch, modelName, useSeparate }, context) => {
			const report = (field: string, message: string) =>
				context.addIssue({ code: 'custom', message, path: [field] });
			if (type === TASK_TYPES.generate && totalEpoch !== undefined) {
				report('totalEpoch', 'Total Epochs can be set only for training a model');
			}
			if (type === TASK_TYPES.train) {
				for (const problem of findNameProblems(modelName)) report('modelName', problem);
			}
			if (useSeparate !== undefined && !hasUseSeparate) {
				report('useSeparate', `Separate Vocals cannot be set for ${displayName}`);
			}
		});

/** Why a new model cannot have a name. `default` is the vendor's own model. */
function findNameProblems(modelName: string): string[] {
	const problems: string[] = [];
	if (!/^[0-9A-Za-z_]{1,63}$/.test(modelName)) {
		problems.push(
			"Model Name must have at most 63 characters, all of them English letters, digits or '_'",
		);
	}
	if (modelName === 'default') {
		problems.push("Model Name must not be 'default', which is Tencent's own model");
	}
	return problems;
}

type CloningSchema = ReturnType<typeof createCloningSchema>;

const capabilityShape = Object.fromEntries(
	CAPABILITIES.map((capability) => [capability.key, createCloningSchema(capability).optional()]),
) as Record<CapabilityKey, z.ZodOptional<CloningSchema>>;

/**
 * `smartContentDescriptor` of an output: the settings of one capability, under its key. The vendor has more capabilities
 * than are known here; their settings pass through
 * (`multimedia.tencent.com/docs/smart-music/api/voice-cloning` and `…/singing-cloning`).
 */
export const smartContentDescriptorSchema = z
	.object(
		{
			outputPrefix: limitedText('Output Prefix', MAX_OUTPUT_PREFIX_LENGTH)
				.and(filePrefix('Output Prefix'))
				.optional(),
			...capabilityShape,
		},
		{ message: 'smartContentDescriptor must be an object with the settings of a capability' },
	)
	.passthrough()
	.superRefine((descriptor, context) => {
		const capabilities = listCapabilities(descriptor);
		if (capabilities.length > 0 && capabilities.filter(findCapability).length <= 1) return;
		context.addIssue({ code: 'custom', message: 'An output must have exactly one capability' });
	});
