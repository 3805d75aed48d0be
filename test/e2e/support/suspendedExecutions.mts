import assert from 'node:assert/strict';
import type { INodeExecutionData } from 'n8n-workflow';
import { awaitExecution, readExecution, startManually } from '../../../tools/n8n/index.mts';
import type { Execution, Session } from '../../../tools/n8n/index.mts';
import { waitUntil } from '../../../tools/waitUntil.mts';
import { releaseJobs } from '../../sandbox/account.mts';
import type { Scenario } from './cloningScenarios.mts';
import { manualTrigger } from './cloningWorkflow.mts';

/** Waits until n8n has suspended an execution. */
export async function awaitSuspended(session: Session, id: string): Promise<void> {
	await waitUntil(`execution ${id} is suspended`, async () =>
		(await readExecution(session, id)).status === 'waiting' ? true : undefined,
	);
}

/** Starts the workflow of a scenario and waits until n8n has suspended it. Returns the ID of the execution. */
export async function suspend(session: Session, { workflowId }: Scenario): Promise<string> {
	const id = await startManually(session, workflowId, manualTrigger);
	await awaitSuspended(session, id);
	return id;
}

/** The same until the vendor has ended its jobs and the execution has resumed and ended. */
export async function runThrough(session: Session, scenario: Scenario): Promise<Execution> {
	const id = await suspend(session, scenario);
	await releaseJobs(scenario.account);
	return await awaitExecution(session, id);
}

/** Fails, with its error, unless an execution has succeeded. */
export function assertSuccess({ status, error }: Execution): void {
	assert.deepEqual({ status, error }, { status: 'success', error: undefined });
}

/** One item for each text, in order, each paired with its text and with a job of its own. */
export function assertInOrder(items: INodeExecutionData[], count: number): void {
	assert.deepEqual(
		items.map(({ json }) => [json.from, json.state]),
		Array.from({ length: count }, (_, number) => [number, 'COMPLETED']),
	);
	assert.equal(new Set(items.map(({ json }) => json.jobId)).size, count);
}
