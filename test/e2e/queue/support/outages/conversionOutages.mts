import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Execution } from '../../../../../tools/n8n/index.mts';
import { waitUntil } from '../../../../../tools/waitUntil.mts';
import { injectFaults } from '../../../../sandbox/account.mts';
import { countConversions, createSamiCustomer } from '../accounts.mts';
import { convertRecordings } from '../chains.mts';
import type { Cluster } from '../cluster.mts';
import { publishWorkflow } from '../publishWorkflow.mts';
import { publishRecordings } from '../recordings.mts';
import type { Recording } from '../recordings.mts';
import { assertSuccess, awaitEnds, awaitWorker, listPosted, post } from '../runs.mts';

/** Fewer than both workers run at a time, so that all run when something fails. */
const executionCount = 10;
const recordingsOfEach = 20;

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
			return batches.every((batch) => batch.some(({ sha256 }) => counts[sha256]))
				? true
				: undefined;
		});
		return { customer, workflow };
	}

	it('converts each recording once although Redis is restarted', async (test) => {
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
		test.diagnostic(
			`conversions: ${sum(counts)} for ${recordings.length} recordings, ${inTime} before Redis ended`,
		);
		assert.deepEqual(counts, Object.fromEntries(recordings.map(({ sha256 }) => [sha256, 1])));
	});

	it('pays twice only for what a worker had converted that died, when it is posted again', async (test) => {
		const cluster = getCluster();
		const { customer, workflow } = await beginConversions(cluster);
		const posted = await listPosted(cluster, workflow);
		const index = await awaitWorker(cluster, posted[0]!);
		await cluster.workers[index]!.kill();
		await cluster.replaceWorker(index);

		const executions = await awaitEnds(cluster, workflow, executionCount);
		const lost = executions
			.filter(({ status }) => status !== 'success')
			.map(({ id }) => posted.indexOf(id));
		assert.ok(lost.includes(0), 'the worker ran nothing when it died');
		const before = await countConversions(customer);
		assert.ok(Object.values(before).every((count) => count === 1));

		for (const position of lost) await post(cluster, workflow, batches[position]!.map(toItem));
		const all = await awaitEnds(cluster, workflow, executionCount + lost.length);
		const succeeded = all.filter(({ status }) => status === 'success');
		assert.equal(succeeded.length, executionCount);
		assert.equal(succeeded.flatMap(resultsOf).length, recordings.length);
		const after = await countConversions(customer);
		const again = new Set(
			lost.flatMap((position) => batches[position]!.map(({ sha256 }) => sha256)),
		);
		assert.deepEqual(
			after,
			Object.fromEntries(
				recordings.map(({ sha256 }) => [
					sha256,
					(before[sha256] ?? 0) + (again.has(sha256) ? 1 : 0),
				]),
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

function resultsOf(execution: Execution) {
	return execution.items('Convert');
}

function sum(counts: Record<string, number>): number {
	return Object.values(counts).reduce((total, count) => total + count, 0);
}
