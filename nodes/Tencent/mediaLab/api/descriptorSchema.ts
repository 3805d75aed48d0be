import { z } from 'zod';
import { wholeNumber } from '../../../shared/n8n/parameters';
import { CAPABILITIES } from './capabilities';
import type { CapabilityKey, KnownCapability } from './capabilities';
import { SWITCH, TASK_TYPES } from './tasks';
import { filledText, limitedText } from './textSchema';

const MAX_OUTPUT_PREFIX_LENGTH = 19;
const MAX_EPOCHS = 50;

/** The settings of one capability, in the order of the documented examples. */
const createCloningSchema = ({ hasUseSeparate, displayName }: KnownCapability) =>
	z
		.object({
			type: z.union([z.literal(TASK_TYPES.generate), z.literal(TASK_TYPES.train)]),
			totalEpoch: wholeNumber('Total Epochs', 1, MAX_EPOCHS).optional(),
			modelName: filledText('Model Name'),
			useSeparate: z.union([z.literal(SWITCH.off), z.literal(SWITCH.on)]).optional(),
		})
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
		problems.push("Model Name must not be 'default', which is the vendor's own model");
	}
	return problems;
}

type CloningSchema = ReturnType<typeof createCloningSchema>;

const capabilityShape = Object.fromEntries(
	CAPABILITIES.map((capability) => [capability.key, createCloningSchema(capability).optional()]),
) as Record<CapabilityKey, z.ZodOptional<CloningSchema>>;

/**
 * `smartContentDescriptor` of an output: the settings of exactly one capability, under its key
 * (`multimedia.tencent.com/docs/smart-music/api/voice-cloning` and `…/singing-cloning`).
 */
export const smartContentDescriptorSchema = z
	.object({
		outputPrefix: limitedText('Output Prefix', MAX_OUTPUT_PREFIX_LENGTH).optional(),
		...capabilityShape,
	})
	.superRefine((descriptor, context) => {
		if (CAPABILITIES.filter(({ key }) => descriptor[key] !== undefined).length === 1) return;
		context.addIssue({ code: 'custom', message: 'An output must have exactly one capability' });
	});
