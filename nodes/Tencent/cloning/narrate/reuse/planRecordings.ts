import { writeMark, writeReusableMark } from '../../../mediaLab/api/outputMark';
import { toObjectKey } from '../../../mediaLab/api/objectKey';
import type { CreateJobRequest } from '../../../mediaLab/api/requestSchema';
import type { Narration } from '../narration';
import { recallPaidLines, rememberPaidLines } from './paidLines';
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
	/**
	 * What is to be spoken, each text once, by the try that has planned it first: so the jobs of earlier tries are planned again.
	 */
	spoken: SpokenRecording[][];
}

/** A recording that is to be made. */
export interface SpokenRecording {
	/** Of the first piece that it is for. */
	index: number;
	outputPrefix: string;
}

/**
 * Plans which pieces of a script are spoken, and under which names, and which are in the bucket already.
 *
 * @param request with an input and an output for each piece
 * @param reuse whether to look into the bucket
 * @throws InputError where the prefix of the user is too long; ServiceError where the bucket cannot be listed
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
	const before = recallPaidLines(idempotencyKey, itemIndex);
	const paidBefore = new Set(before.flat());
	const isFound = (stem: string) => paths.has(pathOf(stem)) && !paidBefore.has(stem);
	const since = distinct.filter((stem) => !paidBefore.has(stem) && !isFound(stem));
	const paid = [...before, since];
	rememberPaidLines(idempotencyKey, itemIndex, paid);

	const run = numberOfRun(idempotencyKey);
	const usedStems = new Map<string, string>();
	const nameRecording = (stem: string): SpokenRecording => {
		const isTaken = taken.has(pathOf(stem));
		taken.add(pathOf(stem));
		const usedStem = isTaken ? ownStem(stem, idempotencyKey, itemIndex) : stem;
		usedStems.set(stem, usedStem);
		const mark = isTaken
			? writeMark({ stem: usedStem, part: 0 })
			: writeReusableMark(usedStem, run);
		return { index: stems.indexOf(stem), outputPrefix: `${ownPrefix}${mark}` };
	};
	return {
		spoken: paid.map((tried) => tried.filter((stem) => stems.includes(stem)).map(nameRecording)),
		stems: stems.map((stem) => usedStems.get(stem) ?? stem),
		reused: distinct.filter(isFound).map((stem) => ({ stem, path: paths.get(pathOf(stem))! })),
		reuseHint: obstacle,
	};
}
