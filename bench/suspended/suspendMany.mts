import { createAccount, listAllJobs, releaseJobs } from '../../test/sandbox/account.mts';
import { removeTemporaryData } from '../../tools/engine/index.mts';
import type { WorkflowRun } from '../../tools/engine/index.mts';
import { flatted } from '../../tools/engine/n8nModules.mts';
import { waitUntil } from '../../tools/waitUntil.mts';
import { clone, textItems } from '../measuring/clone.mts';
import { measureWork } from '../measuring/measureWork.mts';
import type { Cost } from '../measuring/measureWork.mts';
import { readOrder, report } from '../measuring/ownProcess.mts';

/** How many executions to suspend. */
export interface SuspendOrder {
	executions: number;
}

/** What it costs to resume them, and what n8n stores of each meanwhile. */
export type SuspendReport = Cost & { bytesStored: number };

// A process that suspends many executions of one job each, and resumes them all when the jobs have ended.

const AT_A_TIME = 10;
const { executions } = readOrder<SuspendOrder>();
const account = await createAccount({
	simulateAudio: true,
	holdJobs: true,
	concurrentJobs: executions,
});
const suspended: WorkflowRun[] = [];
await inTurns(async () => void suspended.push(await suspend()));
const bytesStored = suspended.reduce((sum, { run }) => sum + sizeOf(run.data), 0);

await releaseJobs(account);
await waitUntil('all jobs have ended', async () => {
	const jobs = await listAllJobs(account);
	return jobs.every(({ state }) => state >= 3) ? true : undefined;
});
const { seconds, cpuSeconds, peak } = await measureWork(
	async () => await inTurns(async (number) => await resume(suspended[number]!)),
);
await removeTemporaryData();
report({ seconds, cpuSeconds, peak, bytesStored } satisfies SuspendReport);

async function suspend(): Promise<WorkflowRun> {
	const parameters = {
		inputSource: 'text',
		text: '={{ $json.text }}',
		waitMode: 'suspend',
		maxWait: 60,
		download: false,
	};
	const execution = await clone(textItems(1), { account, parameters });
	if (execution.run.status !== 'waiting') throw new Error('An execution did not suspend');
	return execution;
}

async function resume(execution: WorkflowRun): Promise<void> {
	const { run } = await execution.resumeByTimer();
	if (run.status !== 'success') throw new Error(`An execution resumed, but is ${run.status}`);
}

/** The size of what n8n writes into its database for an execution. */
function sizeOf(data: unknown): number {
	return Buffer.byteLength(flatted.stringify(data));
}

/** Does something once for each execution, several at a time. */
async function inTurns(work: (number: number) => Promise<void>): Promise<void> {
	let next = 0;
	const workOn = async () => {
		while (next < executions) await work(next++);
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, workOn));
}
