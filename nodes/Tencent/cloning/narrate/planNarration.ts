import type { IExecuteFunctions } from 'n8n-workflow';
import { withoutExtension } from '../../../shared/audio/fileName';
import { enteredChoice } from '../../../shared/n8n/enteredValue';
import { readIncludeInputFields } from '../../../shared/n8n/includeInputFields';
import { readParameter } from '../../../shared/n8n/parameters';
import { buildSpeechRequest } from '../../mediaLab/api/buildJobRequest';
import type { KnownCapability } from '../../mediaLab/api/capabilities';
import type { CreateJobRequest } from '../../mediaLab/api/requestSchema';
import { readJobOptions } from '../fields/readOptions';
import { readSpeechFor } from '../fields/speechFields';
import { readStorage } from '../fields/storageFields';
import { chooseCallback } from '../plan/addresses/chooseCallback';
import type { RunSettings } from '../plan/planJobs';
import type { PlannedInput, PlannedJob } from '../plan/plannedJob';
import { readNarrateOptions } from './fields/narrateOptions';
import { readScriptFields } from './fields/scriptFields';
import { readTiming } from './fields/timingFields';
import { readVoices } from './fields/voiceFields';
import type { Narration } from './narration';
import { planSpeech } from './planSpeech';
import { planRecordings } from './reuse/planRecordings';
import type { RunRecordings, SpokenRecording } from './reuse/planRecordings';
import { chooseModels } from './script/chooseModels';

/** By value; the names are those of the form. */
export const SUBTITLE_FORMATS = { srt: 'SRT', vtt: 'VTT' };

/** The jobs that speak a script, and what becomes of their recordings. */
export interface PlannedNarration {
	jobs: PlannedJob[];
	narration: Narration;
}

const subtitleFormatSchema = enteredChoice('Subtitle Format', SUBTITLE_FORMATS);

/**
 * Plans how to narrate the script of an item.
 *
 * @returns no job where all recordings are in the bucket already
 * @throws InputError where the script cannot be read, has a voice without model, or the vendor would refuse it; ServiceError where
 *   the bucket cannot be listed
 */
export async function planNarration(
	context: IExecuteFunctions,
	capability: KnownCapability,
	itemIndex: number,
	{ idempotencyKey, wait }: RunSettings,
	recordings: RunRecordings,
): Promise<PlannedNarration> {
	const {
		callback: ownCallback,
		customId: ownId,
		fileName,
		...options
	} = readJobOptions(context, itemIndex);
	const { timeout, additionalFields } = options;
	const { linesPerJob, reuse, trimSilence } = readNarrateOptions(context, itemIndex);
	readIncludeInputFields(context, itemIndex);
	const script = await readScriptFields(context, itemIndex);
	const lines = chooseModels(script.lines, readVoices(context, itemIndex));
	const timing = readTiming(context, itemIndex);
	const subtitleFormat = readParameter(context, 'subtitleFormat', itemIndex, subtitleFormatSchema);
	const speechFor = readSpeechFor(context, itemIndex);
	const storage = await readStorage(context, itemIndex);
	const { callback, forwardTo } = await chooseCallback(context, ownCallback, wait);
	const customId = ownId || idempotencyKey;

	const pieces = planSpeech(lines);
	const request = buildSpeechRequest(capability, {
		...storage,
		texts: pieces.map(({ text, modelName }) => ({ text, modelName, ...speechFor(text) })),
		customId,
		callback,
		timeout,
		additionalFields,
	});
	const { stems, spoken, ...reuseOf } = await planRecordings(request, itemIndex, reuse, recordings);
	const groups = spoken.flatMap((each) => inGroups(each, linesPerJob));
	const jobs = groups.map((group): PlannedJob => {
		const inputs = group.map(({ index }) => request.inputs[index]!);
		return {
			request: { ...request, customId, inputs, outputs: selectOutputs(request, group) },
			inputs: inputs.map((input): PlannedInput => ({ kind: 'given', input })),
			hasUniqueNames: true,
			keepUpload: true,
			fileNames: [],
			forwardTo,
		};
	});
	return {
		jobs,
		narration: {
			itemIndex,
			fileName: withoutExtension(fileName) || script.name || nameByCount(itemIndex),
			lines: script.lines,
			pieces: pieces.map(({ line }, index) => ({ line, stem: stems[index]! })),
			...reuseOf,
			timing,
			trimSilence,
			subtitleFormat,
		},
	};
}

function inGroups<Item>(items: readonly Item[], size: number): Item[][] {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
		items.slice(index * size, (index + 1) * size),
	);
}

/** The outputs of a job that speaks only these pieces, each from the input at its own position. */
function selectOutputs(
	{ outputs }: CreateJobRequest,
	group: readonly SpokenRecording[],
): CreateJobRequest['outputs'] {
	return group.map(({ index, outputPrefix }, position) => {
		const output = outputs[index]!;
		const smartContentDescriptor = { ...output.smartContentDescriptor, outputPrefix };
		return { ...output, inputSelectors: [position], smartContentDescriptor };
	});
}

function nameByCount(itemIndex: number): string {
	return `narration-${String(itemIndex + 1).padStart(3, '0')}`;
}
