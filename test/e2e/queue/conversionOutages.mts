import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, it } from 'node:test';
import { injectFaults, reportTraffic } from '../../sandbox/account.mts';
import { listExecutions, waitUntil } from '../n8n/index.mts';
import type { Execution } from '../n8n/index.mts';
import { createSamiCustomer } from './accounts.mts';
import type { Customer } from './accounts.mts';
import { convertRecordings } from './chains.mts';
import type { Cluster } from './cluster.mts';
import { publishWorkflow } from './publishWorkflow.mts';
import { publishRecordings } from './recordings.mts';
import type { Recording } from './recordings.mts';
import { assertSuccess, awaitEnds, post, workerOf } from './runs.mts';

/** Fewer than both workers run at a time, so that all run when something fails. */
const executionCount = 10;
const recordingsOfEach = 20;
const successCode = 20000000;

/** What happens to conversions, which are paid for when they are made, when parts of n8n fail. */
export function specifyConversionOutages(getCluster: () => Cluster): void {
	let recordings: Recording[];
	/** The recordings of each execution. */
	let batches: Recording[][];

	before(async () => {
		recordings = await publishRecordings(executionCount * recordingsOfEach);
		batches = Array.from({ length: executionCount }, (_, index) =>
			recordings.slice(index * recordingsOfEach, (index + 1) * recordingsOfEach),
		);
	});

	/** Has all recordings converted, and returns when the first are. */
	async function beginConversions(cluster: Cluster) {
		const customer = await createSamiCustomer(cluster.session);
		// Slow enough that there is something left to convert when something fails.
		const slow = { kind: 'delay', delayMilliseconds: 4000, effect: 'done', times: 1000 } as const;
		await injectFaults(customer.account, { endpoint: 'invoke', ...slow });
		const workflow = await publishWorkflow(cluster.session, convertRecordings(customer.credential));
		for (const batch of batches) await post(cluster, workflow, batch.map(toItem));
		await waitUntil('each execution converts', async () => {
			const counts = await countConversions(customer);
			return batches.every((batch) => batch.some((recording) => counts[hash(recording)])) ? true : undefined;
		});
		return { customer, workflow };
	}

	it('Redis that is restarted: each recording is converted once', async (test) => {
		const cluster = getCluster();
		const { customer, workflow } = await beginConversions(cluster);
		await cluster.redis.stop();
		const inTime = sum(await countConversions(customer));
		await waitUntil('conversions go on without Redis', async () =>
			sum(await countConversions(customer)) > inTime ? true : undefined,
		);
		await cluster.redis.start();

		const executions = await awaitEnds(cluster, workflow, executionCount);
		assertSuccess(executions);
		assert.equal(executions.flatMap(resultsOf).length, recordings.length);
		const counts = await countConversions(customer);
		test.diagnostic(`conversions: ${sum(counts)} for ${recordings.length} recordings, ${inTime} before Redis ended`);
		assert.deepEqual(counts, Object.fromEntries(recordings.map((recording) => [hash(recording), 1])));
	});

	it('a worker that dies: only what it had converted itself is paid for twice when it is posted again', async (test) => {
		const cluster = getCluster();
		const { customer, workflow } = await beginConversions(cluster);
		const ids = (await listExecutions(cluster.session, workflow.id)).map(({ id }) => Number(id)).sort((a, b) => a - b);
		const index = await workerOf(cluster, String(ids[0]));
		await cluster.workers[index]!.kill();
		await cluster.replaceWorker(index);

		const executions = await awaitEnds(cluster, workflow, executionCount);
		const lost = executions.filter(({ status }) => status !== 'success').map(({ id }) => ids.indexOf(Number(id)));
		assert.ok(lost.includes(0), 'the worker ran nothing when it died');
		const before = await countConversions(customer);
		assert.ok(Object.values(before).every((count) => count === 1));

		for (const position of lost) await post(cluster, workflow, batches[position]!.map(toItem));
		const all = await awaitEnds(cluster, workflow, executionCount + lost.length);
		const succeeded = all.filter(({ status }) => status === 'success');
		assert.equal(succeeded.length, executionCount);
		assert.equal(succeeded.flatMap(resultsOf).length, recordings.length);
		const after = await countConversions(customer);
		const again = new Set(lost.flatMap((position) => batches[position]!.map(hash)));
		assert.deepEqual(
			after,
			Object.fromEntries(
				recordings.map(hash).map((key) => [key, (before[key] ?? 0) + (again.has(key) ? 1 : 0)]),
			),
		);
		test.diagnostic(
			`${lost.length} of ${executionCount} executions lost; conversions: ${sum(after)} for ${recordings.length} recordings`,
		);
	});
}

function toItem({ url }: Recording): object {
	return { url };
}

function hash({ bytes }: Recording): string {
	return createHash('sha256').update(bytes).digest('hex');
}

function resultsOf(execution: Execution) {
	return execution.items('Convert');
}

/** How often each recording was converted, by its hash. */
async function countConversions({ account }: Customer): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const { endpoint, code, dataSha256 = '' } of (await reportTraffic(account)).requests) {
		if (endpoint !== 'invoke' || code !== successCode) continue;
		counts[dataSha256] = (counts[dataSha256] ?? 0) + 1;
	}
	return counts;
}

function sum(counts: Record<string, number>): number {
	return Object.values(counts).reduce((total, count) => total + count, 0);
}
