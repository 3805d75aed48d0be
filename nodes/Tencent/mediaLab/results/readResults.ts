import { findCapability, nameCapability } from '../api/capabilities';
import { toObjectKey } from '../api/objectKey';
import type { Job, JobOutput } from '../api/responseSchema';
import { nameTask } from '../api/tasks';
import type { Task } from '../api/tasks';

/** What one output of a job is, or is to become. */
export interface JobResult {
	/** Key of the capability, also of one that this package cannot ask for. */
	capability?: string;
	task?: Task;
	/** Positions of the inputs it was made of. */
	inputSelectors: number[];
	contentId?: string;
	/** Of the model that is trained. */
	modelName?: string;
	/** Of the generated audio, once the job is completed. */
	fileName?: string;
	/** Object key of the generated audio in its COS bucket. */
	path?: string;
}

/**
 * Reads what a job made, in the order of its inputs. Names of models and files are there as far as the vendor
 * answers them, which it does once the job is completed.
 */
export function readResults({ outputs }: Job): JobResult[] {
	return (outputs ?? []).map(readResult).sort((one, other) => firstInput(one) - firstInput(other));
}

function firstInput({ inputSelectors }: JobResult): number {
	return Math.min(...inputSelectors);
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
		modelName: known && (textOf(made.modelName) ?? trainedName(output, known.key)),
		fileName,
		path: fileName === undefined ? undefined : toObjectKey(destination, fileName),
	};
}

/** A model has the name that was asked for, also before the vendor repeats it in the result. */
function trainedName({ smartContentDescriptor }: JobOutput, key: string): string | undefined {
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
