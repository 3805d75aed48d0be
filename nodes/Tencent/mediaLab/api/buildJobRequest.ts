import type { KnownCapability } from './capabilities';
import { createJobRequestSchema, parseRequest } from './requestSchema';
import type { CreateJobRequest, Input } from './requestSchema';
import { InputError } from '../../../shared/http/serviceError';
import { SWITCH, TASK_TYPES } from './tasks';
import type { Language } from './tasks';

/** What can be chosen for any job. Empty text is the same as text that is not set. */
interface CommonChoices {
	customId?: string;
	/** The URL that the vendor posts the job to when it has ended. */
	callback?: string;
	/** In seconds. The vendor sets a job that takes longer to ERROR. */
	timeout?: number;
	contentId?: string;
	destination?: string;
	outputPrefix?: string;
	/** Settings of the capability that this package does not know. */
	additionalFields?: Record<string, unknown>;
}

interface JobChoices extends CommonChoices {
	inputs: readonly Input[];
	modelName: string;
	/** Only for a capability with `hasUseSeparate`. */
	useSeparate?: boolean;
}

export interface GenerateChoices extends JobChoices {
	contentId: string;
	/** Only for a capability with `hasSpeechSettings`, and for text. */
	language?: Language;
	speechRate?: number;
}

/** A text, and how it is spoken. */
export interface SpokenText {
	text: string;
	modelName: string;
	language?: Language;
	speechRate?: number;
}

export interface SpeechChoices extends CommonChoices {
	contentId: string;
	texts: readonly SpokenText[];
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
	const { inputs, modelName, useSeparate, language, speechRate } = choices;
	const settings = {
		type: TASK_TYPES.generate,
		modelName,
		useSeparate: toSwitch(useSeparate),
		language,
		speechRate,
	};
	const outputs = inputs.map((_input, index) =>
		buildOutput(capability, choices, [index], settings),
	);
	return buildCreateJobRequest(choices, outputs);
}

/**
 * Builds the request for a job that speaks texts, each with a model of its own: one output, and so one file, for each.
 *
 * @throws InputError when the vendor would refuse it
 */
export function buildSpeechRequest(
	capability: KnownCapability,
	{ texts, ...choices }: SpeechChoices,
): CreateJobRequest {
	const inputs = texts.map(({ text }): Input => ({ sourceData: text }));
	const outputs = texts.map(({ modelName, language, speechRate }, index) => {
		const settings = { type: TASK_TYPES.generate, modelName, language, speechRate };
		return buildOutput(capability, choices, [index], settings);
	});
	return buildCreateJobRequest({ ...choices, inputs }, outputs);
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
	const settings = {
		type: TASK_TYPES.train,
		totalEpoch,
		modelName,
		useSeparate: toSwitch(useSeparate),
	};
	const output = buildOutput(capability, choices, [...inputs.keys()], settings);
	return buildCreateJobRequest(choices, [output]);
}

type Output = CreateJobRequest['outputs'][number];

function buildOutput(
	{ key }: KnownCapability,
	{ contentId, destination, outputPrefix, additionalFields = {} }: CommonChoices,
	inputSelectors: number[],
	settings: Record<string, unknown>,
): Output {
	const repeated = Object.keys(additionalFields).find((name) => settings[name] !== undefined);
	if (repeated !== undefined) throw refuseField(repeated);
	return {
		contentId: omitEmpty(contentId),
		destination: omitEmpty(destination),
		inputSelectors,
		smartContentDescriptor: {
			outputPrefix: omitEmpty(outputPrefix),
			[key]: { ...settings, ...additionalFields },
		},
	};
}

function refuseField(name: string): InputError {
	return new InputError(
		`Additional Fields must not contain '${name}', which the node sets already`,
		`Remove '${name}' from Additional Fields, and use the field of the form instead`,
	);
}

function buildCreateJobRequest(
	{ customId, callback, inputs, timeout }: CommonChoices & Pick<JobChoices, 'inputs'>,
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
