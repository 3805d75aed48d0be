import { ServiceError } from '../../shared/http/serviceError';
import type { Job } from '../mediaLab/api/responses/responseSchema';
import { readResults } from '../mediaLab/results/readResults';

/**
 * Finds the jobs whose results are stored at one path, so that only the last one is left and nobody can tell whose it is.
 *
 * @returns an error for each of them, by job ID
 */
export function findSharedPaths(jobs: readonly Job[]): Map<string, ServiceError> {
	const owners = new Map<string, { path: string; jobIds: string[] }>();
	for (const [id, job] of new Map(jobs.map((each) => [each.id, each]))) {
		for (const { path, location, contentId } of readResults(job)) {
			if (path === undefined) continue;
			const place = JSON.stringify([location?.bucket ?? contentId, path]);
			const { jobIds } = owners.get(place) ?? { jobIds: [] };
			owners.set(place, { path, jobIds: [...jobIds, id] });
		}
	}
	const shared = [...owners.values()].filter(({ jobIds }) => jobIds.length > 1);
	return new Map(
		shared.flatMap(({ path, jobIds }) => jobIds.map((id) => [id, explainSharedPath(path)])),
	);
}

function explainSharedPath(path: string): ServiceError {
	return new ServiceError(`Several results were stored at '${path}' and replaced each other`, {
		code: 'resultReplaced',
		hint: 'Turn on Unique Names in Options, or give each output its own Output Prefix, and generate the audio again',
		references: { path },
	});
}
