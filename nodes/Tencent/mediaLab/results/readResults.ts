import { findCapability, nameCapability } from '../api/capabilities';
import { readLocation } from '../../cos/bucketLocation';
import type { BucketLocation } from '../../cos/bucketLocation';
import { toObjectKey } from '../api/objectKey';
import { readMark } from '../api/outputMark';
import type { OutputMark } from '../api/outputMark';
import type { Job, JobOutput } from '../api/responses/responseSchema';
import { nameTask } from '../api/tasks';
import type { Task } from '../api/tasks';

/** What one output of a job is, or will be. */
export interface JobResult {
	/** Key of the capability, which may be one that this package cannot request. */
	capability?: string;
	task?: Task;
	/** Positions of the inputs it is made of. */
	inputSelectors: number[];
	contentId?: string;
	/** Of the trained model. */
	modelName?: string;
	/** Of the generated audio, once the job is completed. */
	fileName?: string;
	/** Object key of the generated audio in its bucket. */
	path?: string;
	/** The bucket, where the vendor names it; otherwise it is the one behind `contentId`. */
	location?: BucketLocation;
	/** Which output of which run it is, where this package has named it. */
	mark?: OutputMark;
}

/**
 * Reads the results of a job, in the order of its outputs. Names of models and files are there as far as the vendor returns
 * them, which it does once the job is completed.
 */
export function readResults({ outputs }: Partial<Job>): JobResult[] {
	return (outputs ?? []).map(readResult);
}

/**
 * Whether a result is, or will be, an audio file. A model is none, and what other capabilities make is not known.
 */
export function isAudio({ task, capability }: JobResult): boolean {
	return task !== 'train' && (capability === undefined || findCapability(capability) !== undefined);
}

function readResult(output: JobOutput): JobResult {
	const { contentId, destination, inputSelectors, smartContentDescriptor, smartContentResult } =
		output;
	const capability = nameCapability(smartContentDescriptor) ?? nameCapability(smartContentResult);
	const known = findCapability(capability);
	const made = fieldsOf(smartContentResult, capability);
	const fileName = known && textOf(made[known.resultField]);
	return {
		capability,
		task: known && nameTask(fieldsOf(smartContentDescriptor, capability).type),
		inputSelectors: inputSelectors ?? [],
		contentId: textOf(contentId),
		modelName: known && (textOf(made.modelName) ?? requestedModelName(output, known.key)),
		fileName,
		path: fileName === undefined ? undefined : toObjectKey(destination, fileName),
		location: readLocation(output.cos),
		mark: readMark(smartContentDescriptor?.outputPrefix || prefixOf(fileName)),
	};
}

/** The vendor names a file by its prefix and `out.wav` or `out.mp3`. */
function prefixOf(fileName: string | undefined): string | undefined {
	return fileName?.replace(/out\.\w+$/, '');
}

/** A model gets the requested name, which is known before the vendor repeats it in the result. */
function requestedModelName(
	{ smartContentDescriptor }: JobOutput,
	key: string,
): string | undefined {
	const { type, modelName } = fieldsOf(smartContentDescriptor, key);
	return nameTask(type) === 'train' ? textOf(modelName) : undefined;
}

function fieldsOf(
	object: object | null | undefined,
	key: string | undefined,
): Record<string, unknown> {
	const fields: unknown =
		key === undefined ? undefined : (object as Record<string, unknown> | null | undefined)?.[key];
	return Object(fields);
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
