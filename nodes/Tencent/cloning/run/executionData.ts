import type { IExecuteFunctions } from 'n8n-workflow';
import { needsRefresh } from '../../mediaLab/lifecycle/refreshJobs';
import { jobsOf } from './itemOutcome';
import type { ItemOutcome } from './itemOutcome';

/** n8n keeps 50 characters of a key, and complains in its log of values with more than 255. */
const LONGEST_KEY = 50;
const LONGEST_VALUE = 255;

/**
 * Writes into the custom data of the execution how many jobs are done and which they are. n8n stores it with the
 * execution, also when that is suspended or stopped, so that the jobs can be found in the editor.
 */
export function recordJobs(context: IExecuteFunctions, outcomes: readonly ItemOutcome[]): void {
	const jobs = jobsOf(outcomes);
	if (jobs.length === 0) return;
	const customIds = new Set(jobs.flatMap(({ progress }) => progress.job.customId || []));
	const done = jobs.filter((job) => !needsRefresh(job)).length;
	write(context, 'progress', `${done} of ${jobs.length} done`);
	write(context, 'custom_ID', listSome([...customIds]));
	write(context, 'job_IDs', listSome(jobs.map(({ progress }) => progress.job.id)));
}

/** n8n takes only letters, digits and underscores in a key. */
function write(context: IExecuteFunctions, name: string, value: string): void {
	const node = context.getNode().name.replace(/[^\p{L}\p{N}\p{M}_]+/gu, '_');
	const key = `${node.slice(0, LONGEST_KEY - name.length - 1)}_${name}`;
	try {
		context.customData.set(key, value);
	} catch (error) {
		// What n8n does not take must not cost the run its jobs.
		context.logger.debug(`The custom data of the execution was not written: ${String(error)}`);
	}
}

/** As many as fit, and how many more there are. */
function listSome(ids: readonly string[]): string {
	let list = '';
	for (const [index, id] of ids.entries()) {
		const longer = list === '' ? id : `${list}, ${id}`;
		const more = ids.length - index;
		if (longer.length > LONGEST_VALUE - ` and ${more} more`.length)
			return list === '' ? id.slice(0, LONGEST_VALUE) : `${list} and ${more} more`;
		list = longer;
	}
	return list;
}
