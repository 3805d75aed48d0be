import assert from 'node:assert/strict';
import type { ExecutionStatus } from 'n8n-workflow';
import { callWebhook, listExecutions, readExecution } from '../../../../tools/n8n/index.mts';
import type { Execution, ListedExecution } from '../../../../tools/n8n/index.mts';
import { waitUntil } from '../../../../tools/waitUntil.mts';
import type { Cluster } from './cluster.mts';
import type { PublishedWorkflow } from './publishWorkflow.mts';

/** Posts items to the webhook processor, which begins an execution with them. */
export async function post(
	{ webhook }: Cluster,
	{ path }: PublishedWorkflow,
	items: object[],
): Promise<void> {
	const answer = await callWebhook(webhook.url, path, { items });
	assert.equal(answer.status, 200, await answer.text());
}

/**
 * Waits until a workflow has so many executions, all are suspended, and none resumes by itself, to look for callbacks that
 * were lost, within so many seconds.
 */
export async function awaitSuspended(
	cluster: Cluster,
	workflow: PublishedWorkflow,
	count: number,
	quietSeconds: number,
): Promise<ListedExecution[]> {
	const isQuiet = ({ status, waitTill }: ListedExecution) =>
		status === 'waiting' &&
		waitTill !== undefined &&
		Date.parse(waitTill) > Date.now() + quietSeconds * 1000;
	return await awaitAll(
		cluster,
		workflow,
		count,
		`suspended for ${quietSeconds} s or longer`,
		isQuiet,
	);
}

/** Waits until a workflow has so many executions, and all have ended. */
export async function awaitEnds(
	cluster: Cluster,
	workflow: PublishedWorkflow,
	count: number,
): Promise<Execution[]> {
	const ended: ExecutionStatus[] = ['success', 'error', 'crashed', 'canceled'];
	const executions = await awaitAll(cluster, workflow, count, 'ended', ({ status }) =>
		ended.includes(status),
	);
	return await Promise.all(
		executions.map(async ({ id }) => await readExecution(cluster.session, id)),
	);
}

/** The IDs of a workflow's executions, in the order in which their items were posted. */
export async function listPosted(
	{ session }: Cluster,
	{ id }: PublishedWorkflow,
): Promise<string[]> {
	const executions = await listExecutions(session, id);
	return executions
		.map((execution) => execution.id)
		.sort((first, second) => Number(first) - Number(second));
}

/** Waits until it is known which worker runs an execution. Returns its index. */
export async function awaitWorker({ workers }: Cluster, executionId: string): Promise<number> {
	return await waitUntil(`it is known which worker runs execution ${executionId}`, async () => {
		const found = workers.findIndex((worker) =>
			worker.logs().includes(`Worker started execution ${executionId} `),
		);
		return found === -1 ? undefined : found;
	});
}

/** Fails, with the first error, unless all executions have succeeded. */
export function assertSuccess(executions: Execution[]): void {
	for (const { id, status, error } of executions) {
		assert.deepEqual({ id, status, error }, { id, status: 'success', error: undefined });
	}
}

async function awaitAll(
	{ session }: Cluster,
	{ id }: PublishedWorkflow,
	count: number,
	what: string,
	isSo: (execution: ListedExecution) => boolean,
): Promise<ListedExecution[]> {
	let seen: ListedExecution[] = [];
	const list = async () => {
		seen = await listExecutions(session, id);
		return seen.length === count && seen.every(isSo) ? seen : undefined;
	};
	return await waitUntil(`${count} executions are ${what}`, list, {
		seconds: 600,
		lastSeen: () => `, but they are ${seen.map(({ status }) => status).join(', ')}`,
	});
}
