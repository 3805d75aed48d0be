import { waitUntil } from '../../../../../tools/waitUntil.mts';
import type { WorkflowRun } from '../../../../../tools/engine/index.mts';
import { listAllJobs, releaseJobs } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { runCloning } from '../runCloning.mts';
import type { CloningRun } from '../runCloning.mts';

/** Jobs that end when the test lets them. */
export const held = { holdJobs: true, concurrentJobs: 100 };
/** Items with a text each. */
export const texts = (count: number) =>
	Array.from({ length: count }, (_, number) => ({ json: { text: `Text ${number}` } }));

/** Runs a cloning node that suspends its execution: three texts, unless the test chooses otherwise. */
export async function suspend(
	account: SandboxAccount,
	run: Partial<CloningRun> = {},
): Promise<WorkflowRun> {
	return await runCloning({
		account,
		input: texts(3),
		...run,
		parameters: {
			inputSource: 'text',
			text: '={{ $json.text }}',
			modelName: { __rl: true, mode: 'name', value: 'default' },
			waitMode: 'suspend',
			maxWait: 60,
			download: false,
			...run.parameters,
		},
	});
}

/** Ends all jobs of an account. */
export async function endAll(account: SandboxAccount): Promise<void> {
	await releaseJobs(account);
	await waitUntil('all jobs have ended', async () =>
		(await listAllJobs(account)).every(({ state }) => state >= 3) ? true : undefined,
	);
}
