import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
	awaitExecution,
	listExecutions,
	recoverySettings,
	signIn,
} from '../../../tools/n8n/index.mts';
import type { Execution, RunningN8n, Session } from '../../../tools/n8n/index.mts';
import { findFreePorts } from '../../../tools/processes/findFreePorts.mts';
import { waitUntil } from '../../../tools/waitUntil.mts';
import { listAllJobs, listCallbacks, releaseJobs } from '../../sandbox/account.mts';
import { addScenarios } from '../support/cloningScenarios.mts';
import type { Scenario } from '../support/cloningScenarios.mts';
import { lastNode } from '../support/cloningWorkflow.mts';
import { preparePackageInN8n } from '../support/packageInN8n.mts';
import type { PackageInN8n } from '../support/packageInN8n.mts';
import { suspend } from '../support/suspendedExecutions.mts';

const count = 25;

// In an n8n without the setting, what n8n stores while it starts may be lost as docs/waiting.md says, and a test fail.
describe('n8n that is killed while executions are suspended', () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let session: Session;
	let scenarios: Record<'endsAfterwards' | 'endsMeanwhile', Scenario>;
	/** The vendor was told the address, so n8n has to come back to it. */
	let port: number;

	before(async () => {
		[port] = (await findFreePorts(1)) as [number];
		prepared = await preparePackageInN8n(recoverySettings);
		scenarios = await addScenarios(prepared, {
			// The vendor posts again and again until somebody is there, and listens.
			endsAfterwards: { count, callbackRetries: 500 },
			endsMeanwhile: { count, callbackRetries: 500 },
		});
		await start();
	});

	after(async () => await prepared?.end());

	async function start(): Promise<void> {
		n8n = await prepared.start(port);
		session = await signIn(n8n.url);
	}

	/**
	 * Waits until an execution has ended. One that is resumed while n8n starts runs, but until it suspends again or ends,
	 * n8n shows it as crashed, because it takes what runs then for left over from before.
	 */
	async function awaitEnd(id: string): Promise<Execution> {
		return await waitUntil(
			`execution ${id} ends otherwise than crashed`,
			async () => {
				const execution = await awaitExecution(session, id);
				return execution.status === 'crashed' ? undefined : execution;
			},
			{ seconds: 240 },
		);
	}

	for (const name of ['endsMeanwhile', 'endsAfterwards'] as const) {
		it(`puts out all ${count} results, once each (${name})`, async () => {
			const scenario = scenarios[name];
			const id = await suspend(session, scenario);
			await n8n.kill();
			if (name === 'endsMeanwhile') {
				await releaseJobs(scenario.account);
				await waitUntil('all jobs have ended', async () => {
					const callbacks = await listCallbacks(scenario.account);
					return new Set(callbacks.map(({ jobId }) => jobId)).size === count ? true : undefined;
				});
			}
			await start();
			if (name === 'endsAfterwards') await releaseJobs(scenario.account);

			const { status, error, items } = await awaitEnd(id);
			assert.deepEqual({ status, error }, { status: 'success', error: undefined });
			const results = items(lastNode);
			assert.deepEqual(
				results.map(({ json }) => [json.from, json.state]),
				Array.from({ length: count }, (_, number) => [number, 'COMPLETED']),
			);
			const jobs = await listAllJobs(scenario.account);
			assert.deepEqual(
				results.map(({ json }) => json.jobId).sort(),
				jobs.map((job) => job.id).sort(),
			);
			assert.deepEqual(await listExecutions(session, scenario.workflowId), [
				{ id, status: 'success' },
			]);
		});
	}
});
