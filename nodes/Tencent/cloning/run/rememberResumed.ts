import type { IExecuteFunctions } from 'n8n-workflow';
import { recallRun, rememberJob } from '../../mediaLab/lifecycle/jobMemory';
import { readIdempotencyKey } from '../plan/idempotencyKey';
import type { RunJob } from './itemOutcome';
import { readAccount } from './readAccount';

/**
 * Remembers the jobs of an execution that is resumed, perhaps in another process than the one that created them all. Retry
 * On Fail is to reuse them.
 */
export async function rememberResumed(
	context: IExecuteFunctions,
	jobs: readonly RunJob[],
): Promise<void> {
	const account = await readAccount(context);
	const idempotencyKey = readIdempotencyKey(context);
	for (const { id, customId } of jobs.map(({ progress }) => progress.job)) {
		const run = { account, idempotencyKey, customId: customId ?? idempotencyKey };
		rememberJob(run, id);
		recallRun(run).isWhole = true;
	}
}
