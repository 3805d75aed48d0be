import type { IExecuteFunctions } from 'n8n-workflow';
import { withoutExtension } from '../../../shared/audio/fileName';
import { enteredChoice } from '../../../shared/n8n/enteredValue';
import { readIncludeInputFields } from '../../../shared/n8n/includeInputFields';
import { readParameter } from '../../../shared/n8n/parameters';
import { buildSpeechRequest } from '../../mediaLab/api/buildJobRequest';
import type { KnownCapability } from '../../mediaLab/api/capabilities';
import { readMark } from '../../mediaLab/api/outputMark';
import type { CreateJobRequest } from '../../mediaLab/api/requestSchema';
import { readJobOptions } from '../fields/readOptions';
import { readSpeechFor } from '../fields/speechFields';
import { readStorage } from '../fields/storageFields';
import { chooseCallback } from '../plan/chooseCallback';
import { nameOutputs } from '../plan/nameOutputs';
import type { RunSettings } from '../plan/planJobs';
import type { PlannedInput, PlannedJob } from '../plan/plannedJob';
import { readNarrateOptions } from './fields/narrateOptions';
import { readScriptFields } from './fields/scriptFields';
import { readTiming } from './fields/timingFields';
import { readVoices } from './fields/voiceFields';
import type { Narration } from './narration';
import { planSpeech } from './planSpeech';
import { chooseModels } from './script/chooseModels';

/** By value; the names are those of the form. */
export const SUBTITLE_FORMATS = { srt: 'SRT', vtt: 'VTT' };

/** The jobs that speak a script, and what becomes of their recordings. */
export interface PlannedNarration {
	jobs: PlannedJob[];
	narration: Narration;
}

/**
 * Plans how to narrate the script of an item.
 *
 * @throws InputError where the script cannot be read, has a voice without model, or the vendor would refuse it
 */
export async function planNarration(
	context: IExecuteFunctions,
	capability: KnownCapability,
	itemIndex: number,
	{ idempotencyKey, wait }: RunSettings,
): Promise<PlannedNarration> {
	const {
		callback: ownCallback,
		customId: ownId,
		fileName,
		...options
	} = readJobOptions(context, itemIndex);
	const { timeout, additionalFields } = options;
	const { linesPerJob, trimSilence } = readNarrateOptions(context, itemIndex);
	readIncludeInputFields(context, itemIndex);
	const script = await readScriptFields(context, itemIndex);
	const lines = chooseModels(script.lines, readVoices(context, itemIndex));
	const timing = readTiming(context, itemIndex);
	const subtitleFormat = readParameter(
		context,
		'subtitleFormat',
		itemIndex,
		enteredChoice('Subtitle Format', SUBTITLE_FORMATS),
	);
	const speechFor = readSpeechFor(context, itemIndex);
	const storage = await readStorage(context, itemIndex);
	const { callback, forwardTo } = await chooseCallback(context, ownCallback, wait);
	const customId = ownId || idempotencyKey;

	const spoken = planSpeech(lines, linesPerJob);
	const requests = spoken.map((pieces, index) => {
		const texts = pieces.map(({ text, modelName }) => ({ text, modelName, ...speechFor(text) }));
		const request = buildSpeechRequest(capability, {
			...storage,
			texts,
			customId,
			callback,
			timeout,
			additionalFields,
		});
		const outputs = nameOutputs(request.outputs, {
			idempotencyKey,
			itemIndex,
			relation: 'separate',
			before: index * linesPerJob,
		});
		return { ...request, customId, outputs };
	});
	const stems = requests.flatMap(({ outputs }) => outputs.map(stemOf));
	return {
		jobs: requests.map((request) => ({
			request,
			inputs: request.inputs.map((input): PlannedInput => ({ kind: 'given', input })),
			hasUniqueNames: true,
			keepUpload: true,
			fileNames: [],
			forwardTo,
		})),
		narration: {
			itemIndex,
			fileName: withoutExtension(fileName) || script.name || nameByCount(itemIndex),
			lines: script.lines,
			pieces: spoken.flat().map(({ line }, index) => ({ line, stem: stems[index]! })),
			timing,
			trimSilence,
			subtitleFormat,
		},
	};
}

function stemOf({ smartContentDescriptor }: CreateJobRequest['outputs'][number]): string {
	return readMark(smartContentDescriptor.outputPrefix)!.stem;
}

function nameByCount(itemIndex: number): string {
	return `narration-${String(itemIndex + 1).padStart(3, '0')}`;
}
