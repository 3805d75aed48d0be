import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { distinguishNames } from '../../../../shared/audio/fileName';
import type { KnownCapability } from '../../../mediaLab/api/capabilities';
import { narrateOptionFields } from '../../fields/optionCollections';
import { createWaitedResultFields } from '../../fields/resultFields';
import { speechFields } from '../../fields/speechFields';
import { createStorageFields } from '../../fields/storageFields';
import { createWaitFields } from '../../fields/waitFields';
import { scriptFields } from '../../narrate/fields/scriptFields';
import { timingFields } from '../../narrate/fields/timingFields';
import { voiceFields } from '../../narrate/fields/voiceFields';
import type { Narration } from '../../narrate/narration';
import { SUBTITLE_FORMATS, planNarration } from '../../narrate/planNarration';
import type { RunRecordings } from '../../narrate/reuse/planRecordings';
import { createRecordingFinder } from '../../narrate/reuse/recordingFinder';
import { numberOfRun } from '../../narrate/reuse/recordingNames';
import { readSpeechRun, runSpeech } from '../../beforePaying/speechRun';
import { planItems } from '../../plan/planJobs';

const subtitleFormatField: INodeProperties = {
	displayName: 'Subtitle Format',
	name: 'subtitleFormat',
	type: 'options',
	options: [
		{ name: SUBTITLE_FORMATS.srt, value: 'srt', description: 'For video editors and players' },
		{
			name: SUBTITLE_FORMATS.vtt,
			value: 'vtt',
			description: 'For web pages (WebVTT), with the names of the voices',
		},
	],
	default: 'srt',
	description: 'Format of the subtitles in the output',
};

/** The fields of the operation, which only some capabilities have. */
export function createFields({ canNarrate }: KnownCapability): INodeProperties[] {
	if (!canNarrate) return [];
	return [
		...scriptFields,
		...voiceFields,
		...speechFields,
		...timingFields,
		subtitleFormatField,
		...createStorageFields('at most 6 characters'),
		...createWaitFields('poll'),
		...createWaitedResultFields(),
		narrateOptionFields,
	];
}

/** Speaks the script of every item, and returns it as one audio file with subtitles where the node waits for it. */
export async function execute(
	context: IExecuteFunctions,
	capability: KnownCapability,
): Promise<INodeExecutionData[]> {
	const run = await readSpeechRun(context);
	const { idempotencyKey, concurrency } = run;
	const recordings: RunRecordings = {
		idempotencyKey,
		finder: createRecordingFinder(context, numberOfRun(idempotencyKey), concurrency),
		taken: new Set(),
	};
	const narrations: Narration[] = [];
	const plans = await planItems(context, async (itemIndex) => {
		const { jobs, narration } = await planNarration(
			context,
			capability,
			itemIndex,
			run,
			recordings,
		);
		narrations.push(narration);
		return jobs;
	});
	return await runSpeech(context, plans, { ...run, narrations: distinguishFiles(narrations) });
}

/** Makes the names of the files of a run unique. */
function distinguishFiles(narrations: readonly Narration[]): Narration[] {
	const names = distinguishNames(narrations.map(({ fileName }) => fileName));
	return narrations.map((narration, index) => ({ ...narration, fileName: names[index]! }));
}
