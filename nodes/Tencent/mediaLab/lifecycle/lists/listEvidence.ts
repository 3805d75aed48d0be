import type { JobList } from '../../api/responses/readJobList';
import { tellsWork } from '../matching/tellsWork';

/** What ListJobs returned for a `customId`, with what tells whether it is all there is. */
export interface CountedJobList extends JobList {
	/** How many entries it has, whatever they are. */
	count: number;
	/** How many jobs there are, as the vendor says; undefined where it does not. */
	total: number | undefined;
}

/**
 * Whether a list has all jobs of its `customId`, as far as it tells. Even then a job may be missing that was created
 * moments ago.
 *
 * @param knownIds jobs that are known to exist, whether or not they are listed
 */
export function isWholeList(
	{ jobs, isComplete, count, total }: CountedJobList,
	knownIds: readonly string[] = [],
): boolean {
	if (total === undefined) return isComplete && !looksLikePage(count);
	if (isComplete) return true;
	const accounted = new Set([...jobs.map(({ id }) => id), ...knownIds]);
	return total > count && accounted.size >= total && jobs.every(tellsWork);
}

/**
 * Whether a list may be only the first page of several, by its length. The documentation knows no pages, and a `total`
 * that shows them may be missing, or count only what is listed.
 */
export function looksLikePage(count: number): boolean {
	return count >= 10 && count % 5 === 0;
}
