import type { KnownCapability } from './capabilities';
import { createJobRequestSchema, parseRequest } from './requestSchema';
import type { CreateJobRequest, Input } from './requestSchema';
import { SWITCH, TASK_TYPES } from './tasks';

/** What can be chosen for any job. Empty text is the same as text that is not set. */
interface JobChoices {
	inputs: readonly Input[];
	modelName: string;
	customId?: string;
	/** The URL that the vendor posts the job to when it has ended. */
	callback?: string;
	/** In seconds. The vendor sets a job that takes longer to ERROR. */
	timeout?: number;
	/** Only for a capability with `hasUseSeparate`. */
	useSeparate?: boolean;
}

export interface GenerateChoices extends JobChoices {
	contentId: string;
	destination?: string;
	outputPrefix?: string;
}

export interface TrainChoices extends JobChoices {
	totalEpoch?: number;
}

/**
 * Builds the request for a job that generates audio: one output, and so one file, for each input.
 *
 * @throws InputError when the vendor would refuse it
 */
export function buildGenerateRequest(
	capability: KnownCapability,
	choices: GenerateChoices,
): CreateJobRequest {
	const { inputs, contentId, destination, outputPrefix, modelName, useSeparate } = choices;
	const outputs = inputs.map((_input, index) => ({
		contentId: omitEmpty(contentId),
		destination: omitEmpty(destination),
		inputSelectors: [index],
		smartContentDescriptor: {
			outputPrefix: omitEmpty(outputPrefix),
			[capability.key]: {
				type: TASK_TYPES.generate,
				modelName,
				useSeparate: toSwitch(useSeparate),
			},
		},
	}));
	return buildCreateJobRequest(choices, outputs);
}

/**
 * Builds the request for a job that trains one model with all inputs.
 *
 * @throws InputError when the vendor would refuse it
 */
export function buildTrainRequest(
	capability: KnownCapability,
	choices: TrainChoices,
): CreateJobRequest {
	const { inputs, totalEpoch, modelName, useSeparate } = choices;
	const output = {
		inputSelectors: inputs.map((_input, index) => index),
		smartContentDescriptor: {
			[capability.key]: {
				type: TASK_TYPES.train,
				totalEpoch,
				modelName,
				useSeparate: toSwitch(useSeparate),
			},
		},
	};
	return buildCreateJobRequest(choices, [output]);
}

function buildCreateJobRequest(
	{ customId, callback, inputs, timeout }: JobChoices,
	outputs: CreateJobRequest['outputs'],
): CreateJobRequest {
	return parseRequest(createJobRequestSchema, {
		customId: omitEmpty(customId),
		callback: omitEmpty(callback),
		inputs: [...inputs],
		outputs,
		timeout,
	});
}

function omitEmpty(text: string | undefined): string | undefined {
	return text === '' ? undefined : text;
}

function toSwitch(isOn: boolean | undefined) {
	if (isOn === undefined) return undefined;
	return isOn ? SWITCH.on : SWITCH.off;
}
