import { writeMark, writeReusableMark } from '../../../mediaLab/api/outputMark';
import { toObjectKey } from '../../../mediaLab/api/objectKey';
import type { CreateJobRequest } from '../../../mediaLab/api/requestSchema';
import type { Narration } from '../narration';
import { numberOfRun, ownStem, requireRoom, stemOfSpeech } from './recordingNames';
import type { RecordingFinder } from './recordingFinder';

/** What the scripts of a run share. */
export interface RunRecordings {
	idempotencyKey: string;
	finder: RecordingFinder;
	/** What the recordings of earlier scripts are called, up to the end of the stem, with their folders. */
	taken: Set<string>;
}

/** Where the recording of each piece of a script comes from. */
export interface PlannedRecordings extends Pick<Narration, 'reused' | 'reuseHint'> {
	/** In the order of the pieces; equal ones have the same. */
	stems: string[];
	/** What is to be spoken, each text once. */
	spoken: Array<{ index: number; outputPrefix: string }>;
}

/**
 * Plans which pieces of a script are spoken, and under which names, and which are in the bucket already.
 *
 * @param request with an input and an output for each piece
 * @param reuse whether to look into the bucket
 * @throws InputError where the prefix of the user is too long; ServiceError where COS cannot be reached
 */
export async function planRecordings(
	{ inputs, outputs }: CreateJobRequest,
	itemIndex: number,
	reuse: boolean,
	{ idempotencyKey, finder, taken }: RunRecordings,
): Promise<PlannedRecordings> {
	const { destination, smartContentDescriptor } = outputs[0]!;
	const { outputPrefix: ownPrefix = '' } = smartContentDescriptor;
	requireRoom(ownPrefix);
	const stems = outputs.map((output, index) => stemOfSpeech(inputs[index]!, output));
	const pathOf = (stem: string) => toObjectKey(destination, `${ownPrefix}${stem}`);

	const distinct = [...new Set(stems)];
	const { paths, obstacle } = reuse
		? await finder.find(distinct.map(pathOf))
		: { paths: new Map<string, string>() };
	const run = numberOfRun(idempotencyKey);
	const usedStems = new Map<string, string>();
	const reused: PlannedRecordings['reused'] = [];
	const spoken: PlannedRecordings['spoken'] = [];
	for (const stem of distinct) {
		const place = pathOf(stem);
		const path = paths.get(place);
		const isTaken = path === undefined && taken.has(place);
		const usedStem = isTaken ? ownStem(stem, idempotencyKey, itemIndex) : stem;
		usedStems.set(stem, usedStem);
		if (path !== undefined) {
			reused.push({ stem, path });
			continue;
		}
		taken.add(place);
		const mark = isTaken
			? writeMark({ stem: usedStem, part: 0 })
			: writeReusableMark(usedStem, run);
		spoken.push({ index: stems.indexOf(stem), outputPrefix: `${ownPrefix}${mark}` });
	}
	return {
		stems: stems.map((stem) => usedStems.get(stem)!),
		spoken,
		reused,
		reuseHint: obstacle,
	};
}
