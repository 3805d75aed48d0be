import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Execution } from '../../../../../tools/n8n/index.mts';
import { waitUntil } from '../../../../../tools/waitUntil.mts';
import { injectFaults, listAllJobs } from '../../../../sandbox/account.mts';
import { countJobsByCustomId, createTencentCustomer } from '../accounts.mts';
import type { Cluster } from '../cluster.mts';
import { publishWorkflow, readResumableTraining } from '../publishWorkflow.mts';
import { publishRecordings } from '../recordings.mts';
import { awaitEnds, awaitWorker, listPosted, post } from '../runs.mts';

/** More than the node creates at a time, so that a worker dies with some created, and some not. */
const ordersOfEach = 8;

/** What happens to paid jobs when a worker dies while it creates them. */
export function specifyCreationOutage(getCluster: () => Cluster, isShort: boolean): void {
	const executionCount = isShort ? 4 : 20;
	let url: string;

	before(async () => {
		[{ url }] = await publishRecordings(1);
	});

	it('creates only what is missing when the orders are posted again of a worker that died', async (test) => {
		const cluster = getCluster();
		const customer = await createTencentCustomer(cluster.session, { seconds: 12 });
		// Slow enough that the worker dies between a job and its answer, and before it has created all.
		const slow = { kind: 'delay', delayMilliseconds: 3000, effect: 'done', times: 1000 } as const;
		await injectFaults(customer.account, { endpoint: 'createJob', ...slow });
		const plan = await readResumableTraining(customer.credential);
		const workflow = await publishWorkflow(cluster.session, plan);
		const orders = Array.from(
			{ length: executionCount * ordersOfEach },
			(_, number) => `order-${number}`,
		);
		const postAll = async (attempt: number) => {
			for (let first = 0; first < orders.length; first += ordersOfEach) {
				const items = orders
					.slice(first, first + ordersOfEach)
					// The vendor takes a name only once, and that must not be what prevents a second job.
					.map((order) => ({ url, order, modelName: `${order.replace('-', '_')}_${attempt}` }));
				await post(cluster, workflow, items);
			}
		};
		await postAll(1);
		const { customId = '' } = await waitUntil('a job is being created', async () =>
			(await listAllJobs(customer.account)).at(0),
		);
		const posted = await listPosted(cluster, workflow);
		const index = await awaitWorker(
			cluster,
			posted[Math.floor(orders.indexOf(customId) / ordersOfEach)]!,
		);
		await cluster.workers[index]!.kill();
		await cluster.replaceWorker(index);

		const executions = await awaitEnds(cluster, workflow, executionCount);
		const lost = executions.filter(({ status }) => status !== 'success');
		const before = await countJobsByCustomId(customer);
		test.diagnostic(
			`${lost.length} of ${executionCount} executions lost, with ${Object.keys(before).length} of ${orders.length} jobs created`,
		);
		assert.ok(lost.length > 0, 'the worker ran nothing when it died');
		assert.ok(Object.values(before).every((count) => count === 1));

		// n8n has kept nothing of them that could run again. It answers when they have ended, or never: it may begin to
		// listen for the end after a worker has come to it.
		const enough = new AbortController();
		const retry = async ({ id }: Execution) =>
			await cluster.session.post(`/executions/${id}/retry`, { loadWorkflow: false }, enough.signal);
		const retries = Promise.allSettled(lost.map(retry));
		await awaitEnds(cluster, workflow, executionCount + lost.length);
		enough.abort();
		await retries;
		assert.deepEqual(await countJobsByCustomId(customer), before);

		await postAll(2);
		const again = await awaitEnds(cluster, workflow, 2 * executionCount + lost.length);
		assert.equal(
			again.filter(({ status }) => status === 'success').length,
			2 * executionCount - lost.length,
		);
		const counts = await countJobsByCustomId(customer);
		test.diagnostic(
			`jobs in the end: ${(await listAllJobs(customer.account)).length} for ${orders.length} orders`,
		);
		assert.deepEqual(counts, Object.fromEntries(orders.map((order) => [order, 1])));
	});
}
