import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Execution, ListedExecution } from '../../../../../tools/n8n/index.mts';
import { waitUntil } from '../../../../../tools/waitUntil.mts';
import { listAllJobs, listCallbacks, releaseJobs } from '../../../../sandbox/account.mts';
import { awaitCallbacks, createTencentCustomer } from '../accounts.mts';
import type { Customer } from '../accounts.mts';
import { trainVoices } from '../chains.mts';
import type { Cluster } from '../cluster.mts';
import { publishWorkflow } from '../publishWorkflow.mts';
import { publishRecordings } from '../recordings.mts';
import { assertSuccess, awaitEnds, awaitSuspended, post } from '../runs.mts';

/** How many executions both workers together run at a time. */
const workerPlaces = 20;

/** What happens to paid jobs that are waited for when parts of n8n fail. */
export function specifyWaitOutages(getCluster: () => Cluster, isShort: boolean): void {
	const executionCount = isShort ? 4 : 20;
	let url: string;

	before(async () => {
		[{ url }] = await publishRecordings(1);
	});

	it('resumes suspended executions by callbacks although all workers have died, and new ones finish them', async (test) => {
		const cluster = getCluster();
		const customer = await createTencentCustomer(cluster.session, 'held');
		const workflow = await publishWorkflow(
			cluster.session,
			trainVoices(customer.credential, 'suspend'),
		);
		for (let number = 0; number < executionCount; number++) {
			await post(cluster, workflow, [{ url, modelName: `voice_${number}` }]);
		}
		const suspended = await awaitSuspended(cluster, workflow, executionCount, 20);
		await awaitHandedBack(cluster, suspended);
		await Promise.all(cluster.workers.map(async (worker) => await worker.kill()));
		try {
			await releaseJobs(customer.account);
			await awaitCallbacks(customer, executionCount);
		} finally {
			await Promise.all([cluster.replaceWorker(0), cluster.replaceWorker(1)]);
		}
		const executions = await awaitEnds(cluster, workflow, executionCount);
		assertSuccess(executions);
		await assertEachJobOnce(test, customer, executions);
	});

	it('finishes what runs, what is queued and what is suspended although Redis is restarted', async (test) => {
		const cluster = getCluster();
		const [suspending, waiting] = [
			// n8n does not answer while there is no Redis, so that the vendor gives its calls up.
			await createTencentCustomer(cluster.session, 'held', 10_000),
			await createTencentCustomer(cluster.session, 'held'),
		];
		const suspended = await publishWorkflow(
			cluster.session,
			trainVoices(suspending.credential, 'suspend'),
		);
		// More than the workers have places for, so that some are queued.
		const runningCount = isShort ? 22 : 30;
		const running = await publishWorkflow(cluster.session, trainVoices(waiting.credential, 'poll'));
		for (let number = 0; number < executionCount; number++) {
			await post(cluster, suspended, [{ url, modelName: `voice_${number}` }]);
		}
		await awaitSuspended(cluster, suspended, executionCount, 20);
		for (let number = 0; number < runningCount; number++) {
			await post(cluster, running, [{ url, modelName: `voice_${number}` }]);
		}
		await waitUntil('the workers are full', async () =>
			(await listAllJobs(waiting.account)).length === workerPlaces ? true : undefined,
		);
		await cluster.redis.stop();
		await releaseJobs(suspending.account);
		await waitUntil('a callback is answered, or given up, while there is no Redis', async () =>
			(await listCallbacks(suspending.account)).find(
				({ httpStatus, failure }) => httpStatus ?? failure,
			),
		);
		await cluster.redis.start();
		await waitUntil(
			'what was queued has its jobs, too',
			async () => {
				const { length } = await listAllJobs(waiting.account);
				await releaseJobs(waiting.account);
				return length === runningCount ? true : undefined;
			},
			{ seconds: 240 },
		);

		const executions = await awaitEnds(cluster, running, runningCount);
		assertSuccess(executions);
		await assertEachJobOnce(test, waiting, executions);
		const resumed = await awaitEnds(cluster, suspended, executionCount);
		assertSuccess(resumed);
		await assertEachJobOnce(test, suspending, resumed);
		for (const { pid } of [cluster.webhook, ...cluster.workers]) assertRuns(pid);
	});
}

/** Waits until the workers have done with executions; n8n stores them a moment before. */
async function awaitHandedBack({ workers }: Cluster, executions: ListedExecution[]): Promise<void> {
	await waitUntil('the workers have suspended all executions', async () => {
		const logs = workers.map((worker) => worker.logs()).join('\n');
		const isSuspended = ({ id }: ListedExecution) =>
			logs.includes(`Worker finished execution ${id} `);
		return executions.every(isSuspended) ? true : undefined;
	});
}

function assertRuns(pid: number): void {
	assert.doesNotThrow(() => process.kill(pid, 0), 'a process has ended');
}

async function assertEachJobOnce(
	test: TestContext,
	{ account }: Customer,
	executions: Execution[],
): Promise<void> {
	const results = executions.flatMap((execution) =>
		execution.items('Train').map(({ json }) => json),
	);
	assert.ok(results.every(({ state }) => state === 'COMPLETED'));
	const jobs = await listAllJobs(account);
	test.diagnostic(
		`jobs: ${jobs.length}, results: ${results.length}, executions: ${executions.length}`,
	);
	assert.equal(jobs.length, executions.length);
	assert.deepEqual(results.map(({ jobId }) => jobId).sort(), jobs.map(({ id }) => id).sort());
}
