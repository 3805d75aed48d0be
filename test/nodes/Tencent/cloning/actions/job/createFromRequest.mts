import type { SandboxAccount } from '../../../../../sandbox/account.mts';
import { runCloning } from '../../runCloning.mts';
import type { CloningRun } from '../../runCloning.mts';

/** Creates a job from a written request. */
export async function create(
	account: SandboxAccount,
	request: unknown,
	run: Partial<CloningRun> = {},
) {
	return await runCloning({
		account,
		operation: 'job.create',
		...run,
		parameters: { createJobRequest: JSON.stringify(request), ...run.parameters },
	});
}
