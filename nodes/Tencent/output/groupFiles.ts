import { ServiceError } from '../../shared/http/serviceError';
import type { JobResult } from '../mediaLab/results/readResults';

/** A result whose file is known. */
export type FileResult = JobResult & { path: string };

/**
 * Groups the files of a job, in the order of its outputs: the parts of one text together and in order, every other file
 * alone.
 *
 * @throws ServiceError when a part of a text is missing
 */
export function groupFiles(results: readonly FileResult[]): FileResult[][] {
	const groups = new Map<unknown, FileResult[]>();
	for (const result of results) {
		const group = result.mark?.stem ?? result;
		groups.set(group, [...(groups.get(group) ?? []), result]);
	}
	return [...groups.values()].flatMap(arrangeParts);
}

function arrangeParts(group: FileResult[]): FileResult[][] {
	const sorted = [...group].sort((one, other) => partOf(one) - partOf(other));
	if (sorted.every((result, index) => partOf(result) === index)) return [sorted];
	// A prefix of the user's own may look like a mark, but hardly count from 0 as well.
	if (partOf(sorted[0]!) > 0) return group.map((result) => [result]);
	throw new ServiceError('Tencent Media Lab does not name all parts of the audio', {
		hint: 'Look at the job with Simplify turned off, and report its ID to the vendor',
		code: 'resultMissing',
	});
}

function partOf({ mark }: FileResult): number {
	return mark?.part ?? 0;
}
