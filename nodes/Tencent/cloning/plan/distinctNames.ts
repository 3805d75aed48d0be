import { InputError } from '../../../shared/http/serviceError';
import { findCapability, nameCapability } from '../../mediaLab/api/capabilities';
import { toSegments } from '../../mediaLab/api/objectKey';
import type { CreateJobRequest } from '../../mediaLab/api/requestSchema';
import { nameTask } from '../../mediaLab/api/tasks';
import type { OutputRelation } from './nameOutputs';

type Output = CreateJobRequest['outputs'][number];

/**
 * Makes sure that no result of a job replaces another, where the user names them. Within a job, nothing but what is
 * compared here can tell the names of two results apart. The results of several jobs are compared when they have been
 * made: the vendor may tell those apart.
 *
 * @throws InputError
 */
export function requireDistinctNames(outputs: readonly Output[], relation: OutputRelation): void {
	const takenBy = new Map<string, number>();
	for (const [index, output] of outputs.entries()) {
		const place = placeOf(output);
		if (place === undefined) continue;
		const other = takenBy.get(place);
		if (other !== undefined)
			throw relation === 'parts' ? refuseParts(outputs.length) : refuseOutput(index, other);
		takenBy.set(place, index);
	}
}

/** @returns undefined where it is not known what is stored: for a model, and for other capabilities */
function placeOf({ contentId, destination, smartContentDescriptor }: Output): string | undefined {
	const capability = findCapability(nameCapability(smartContentDescriptor))?.key;
	if (!capability || nameTask(smartContentDescriptor[capability]?.type) !== 'generate')
		return undefined;
	const { outputPrefix = '' } = smartContentDescriptor;
	return JSON.stringify([capability, contentId, toSegments(destination ?? ''), outputPrefix]);
}

function refuseParts(count: number): InputError {
	return new InputError(
		`Text is split into ${count} parts, which would replace each other while Unique Names is off`,
		'Turn on Unique Names in Options, or divide the text into several items, each with its own Output Prefix',
	);
}

function refuseOutput(index: number, other: number): InputError {
	const path = (position: number) => `createJobRequest.outputs[${position}]`;
	return new InputError(
		`${path(index)}: its result would replace that of ${path(other)} while Unique Names is off`,
		'Turn on Unique Names in Options, or give each output its own outputPrefix',
	);
}
