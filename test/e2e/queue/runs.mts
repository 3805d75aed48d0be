import assert from 'node:assert/strict';
import type { ExecutionStatus } from 'n8n-workflow';
import { callWebhook, listExecutions, readExecution, waitUntil } from '../n8n/index.mts';
import type { Execution, ListedExecution } from '../n8n/index.mts';
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

/** Waits until a workflow has so many executions, and each is in one of the states. */
export async function awaitStatuses(
	{ session }: Cluster,
	{ id }: PublishedWorkflow,
	count: number,
	statuses: ExecutionStatus[],
	seconds: number,
): Promise<ListedExecution[]> {
	let seen: ListedExecution[] = [];
	return await waitUntil(
		`${count} executions are ${statuses.join(' or ')}`,
		async () => {
			seen = await listExecutions(session, id);
			const isReached = seen.length === count && seen.every(({ status }) => statuses.includes(status));
			return isReached ? seen : undefined;
		},
		seconds,
	).catch((error: Error) => {
		throw new Error(`${error.message}, but they are ${seen.map(({ status }) => status).join(', ')}`);
	});
}

/** Waits until a workflow has so many executions, and all have ended. */
export async function awaitEnds(
	cluster: Cluster,
	workflow: PublishedWorkflow,
	count: number,
	seconds: number,
): Promise<Execution[]> {
	const ended: ExecutionStatus[] = ['success', 'error', 'crashed', 'canceled'];
	const executions = await awaitStatuses(cluster, workflow, count, ended, seconds);
	return await Promise.all(executions.map(async ({ id }) => await readExecution(cluster.session, id)));
}

/** Fails, with the first error, unless all executions have succeeded. */
export function assertSuccess(executions: Execution[]): void {
	for (const { id, status, error } of executions) {
		assert.deepEqual({ id, status, error }, { id, status: 'success', error: undefined });
	}
}
