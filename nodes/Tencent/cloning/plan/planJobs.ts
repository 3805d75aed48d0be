import type { IExecuteFunctions } from 'n8n-workflow';
import { readIncludeInputFields } from '../../../shared/n8n/includeInputFields';
import { toNodeError } from '../../../shared/n8n/nodeError';
import { checkCreateJobRequest } from '../../mediaLab/api/requestSchema';
import type { CreateJobRequest, Input } from '../../mediaLab/api/requestSchema';
import { nameFiles } from '../../output/nameFiles';
import type { TextSubtitles } from '../../output/textSubtitles';
import { readJobOptions } from '../fields/readOptions';
import type { JobOptions } from '../fields/readOptions';
import type { Wait } from '../fields/waitFields';
import { SOURCE_FIELDS } from '../fields/inputFields';
import type { SourceField } from '../fields/inputFields';
import { chooseCallback } from './addresses/chooseCallback';
import { requireDistinctNames } from './distinctNames';
import { nameOutputs } from './nameOutputs';
import type { NamingOptions } from './nameOutputs';
import { planInputs } from './planInputs';
import type { LengthNeed, Plan, PlannedInput, PlannedJob } from './plannedJob';
import { previewInputs, requireUploadCredential } from './previewInputs';
import { requireReachableInputs } from './addresses/reachableAddress';
import { fillContentId } from './readContentId';
import { splitSentences } from './splitText';

/**
 * Plans the job of every item, or its jobs, so that whatever is wrong is found before anything is sent.
 *
 * @param plan returns no job where all that the item needs is in the bucket already
 * @throws NodeOperationError of the first item that cannot be planned, unless Continue On Fail is set
 */
export async function planItems(
	context: IExecuteFunctions,
	plan: (itemIndex: number) => Promise<PlannedJob | PlannedJob[]>,
): Promise<Plan[]> {
	const plans: Plan[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		const itemIndexes = [itemIndex];
		try {
			const jobs = [await plan(itemIndex)].flat();
			if (jobs.length === 0) plans.push({ itemIndexes, kind: 'reused' });
			plans.push(...jobs.map((job): Plan => ({ itemIndexes, kind: 'job', job })));
		} catch (error) {
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), error, itemIndex);
			plans.push({ itemIndexes, kind: 'failure', reason: error });
		}
	}
	return plans;
}

/** The settings that every job has, besides those of its task. */
export interface CommonSettings {
	inputs: Input[];
	customId: string;
	callback: string;
	/** In seconds; undefined for the vendor's own. */
	timeout: number | undefined;
	additionalFields: Record<string, unknown>;
}

/** What the jobs of a run have in common. */
export interface RunSettings {
	idempotencyKey: string;
	wait: Wait;
	/** Left out where nothing asks for the lengths of recordings. */
	lengthNeed?: LengthNeed;
}

/**
 * Plans the job of one item from the fields for its input.
 *
 * @param sourceField says where the input comes from
 * @param buildRequest adds the settings of the task, and checks the request
 * @throws InputError when something is missing, or the vendor would not accept it
 */
export async function planJob(
	context: IExecuteFunctions,
	itemIndex: number,
	{ idempotencyKey, wait, lengthNeed }: RunSettings,
	sourceField: SourceField,
	buildRequest: (settings: CommonSettings) => CreateJobRequest,
): Promise<PlannedJob> {
	const options = readJobOptions(context, itemIndex);
	readIncludeInputFields(context, itemIndex);
	const { keepUpload, timeout, additionalFields } = options;
	const { callback, forwardTo } = await chooseCallback(context, options.callback, wait);
	const customId = options.customId || idempotencyKey;
	const inputs = await planInputs(context, itemIndex, sourceField, options, {
		idempotencyKey,
		waitMode: wait.waitMode,
		lengthNeed,
	});
	await requireUploadCredential(context, inputs);
	const preview = await previewInputs(context, inputs);
	await requireReachableInputs(context, inputs, preview, {
		nameAt: () => 'Recording URL',
		alternative: `choose Binary File in ${SOURCE_FIELDS[sourceField]}`,
	});
	const request = buildRequest({ inputs: preview, customId, callback, timeout, additionalFields });
	const naming: NamingOptions = { idempotencyKey, itemIndex, relation: 'parts' };
	const outputs = chooseNames(request.outputs, options, naming);
	return {
		request: { ...request, customId, outputs },
		inputs,
		hasUniqueNames: options.uniqueNames,
		keepUpload,
		fileNames: nameFiles(
			{ inputs: preview, outputs },
			{ wanted: options.fileName, itemIndex, recordingNames: inputs.map(nameRecording) },
		),
		subtitles: planSubtitles(preview, options),
		forwardTo,
	};
}

/**
 * Plans a job that the user has written as a whole. What is set in the request wins over the options and the credential.
 *
 * @throws InputError when the documentation forbids what it asks for
 */
export async function planWrittenJob(
	context: IExecuteFunctions,
	itemIndex: number,
	{ idempotencyKey, wait }: RunSettings,
	userRequest: Record<string, unknown>,
): Promise<PlannedJob> {
	const options = readJobOptions(context, itemIndex);
	readIncludeInputFields(context, itemIndex);
	const written: Record<string, unknown> = await fillContentId(context, userRequest);
	checkCreateJobRequest(written);
	const { callback, forwardTo } = await (written.callback === undefined
		? chooseCallback(context, options.callback, wait)
		: chooseCallback(context, written.callback, wait, 'createJobRequest.callback'));
	const request = {
		...written,
		customId: written.customId ?? (options.customId || idempotencyKey),
		...(callback !== '' && { callback }),
		...(options.timeout !== undefined && { timeout: written.timeout ?? options.timeout }),
	};
	checkCreateJobRequest(request);
	const naming: NamingOptions = { idempotencyKey, itemIndex, relation: 'separate' };
	const outputs = chooseNames(request.outputs, options, naming);
	const inputs = request.inputs.map((input): PlannedInput => ({ kind: 'given', input }));
	await requireReachableInputs(context, inputs, request.inputs, {
		nameAt: (index) => `createJobRequest.inputs[${index}].url`,
		alternative: 'name an object of your repository in source',
	});
	return {
		request: { ...request, outputs },
		inputs,
		hasUniqueNames: options.uniqueNames,
		keepUpload: true,
		fileNames: nameFiles(
			{ inputs: request.inputs, outputs },
			{ wanted: options.fileName, itemIndex },
		),
		forwardTo,
	};
}

/** @returns undefined where none are wanted, or the input is a recording */
function planSubtitles(
	inputs: readonly Input[],
	{ subtitles }: Pick<JobOptions, 'subtitles'>,
): TextSubtitles | undefined {
	const texts = inputs.flatMap(({ sourceData }) => sourceData ?? []);
	if (subtitles === 'none' || texts.length === 0) return undefined;
	return { format: subtitles, parts: texts.map(splitSentences) };
}

function nameRecording(input: PlannedInput): string | undefined {
	return input.kind === 'given' ? undefined : input.file.fileName;
}

/** @throws InputError when the names that the user wants cannot be had */
function chooseNames(
	outputs: CreateJobRequest['outputs'],
	{ uniqueNames }: Pick<JobOptions, 'uniqueNames'>,
	naming: NamingOptions,
): CreateJobRequest['outputs'] {
	if (uniqueNames) return nameOutputs(outputs, naming);
	requireDistinctNames(outputs, naming.relation);
	return outputs;
}
