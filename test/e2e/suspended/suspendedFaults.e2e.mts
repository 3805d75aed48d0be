import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
	awaitExecution,
	cancelExecution,
	listExecutions,
	readExecution,
	signIn,
} from '../../../tools/n8n/index.mts';
import type { Session } from '../../../tools/n8n/index.mts';
import { waitUntil } from '../../../tools/waitUntil.mts';
import { injectFaults, listAllJobs, listCallbacks, releaseJobs } from '../../sandbox/account.mts';
import { addScenarios } from '../support/cloningScenarios.mts';
import type { Scenario } from '../support/cloningScenarios.mts';
import { lastNode } from '../support/cloningWorkflow.mts';
import { preparePackageInN8n } from '../support/packageInN8n.mts';
import type { PackageInN8n } from '../support/packageInN8n.mts';
import {
	assertInOrder,
	assertSuccess,
	runThrough,
	suspend,
} from '../support/suspendedExecutions.mts';

type Name = 'disorder' | 'stopped' | 'lost' | 'forged' | 'failed' | 'failedSome' | 'pending';

// Some wait a minute or two until n8n looks at its clock.
describe('a suspended wait when something goes wrong', { concurrency: true }, () => {
	let prepared: PackageInN8n;
	let session: Session;
	let scenarios: Record<Name, Scenario>;

	before(async () => {
		prepared = await preparePackageInN8n();
		scenarios = await addScenarios(prepared, {
			disorder: { count: 6 },
			stopped: {},
			lost: { count: 2 },
			forged: {},
			failed: { count: 3 },
			failedSome: { count: 3, settings: { onError: 'continueRegularOutput' } },
			pending: { count: 2, parameters: { maxWait: 0.5 } },
		});
		const { url } = await prepared.start();
		session = await signIn(url);
	});

	after(async () => await prepared?.end());

	it('puts out the right results although callbacks are early, late, forged and out of order', async () => {
		const { account } = scenarios.disorder;
		await injectFaults(
			account,
			{ kind: 'early', endpoint: 'callback', aheadMilliseconds: 1500 },
			{ kind: 'early', endpoint: 'callback', as: 'processing' },
			{ kind: 'late', endpoint: 'callback', delayMilliseconds: 2000 },
			{ kind: 'reordered', endpoint: 'callback' },
			{ kind: 'forged', endpoint: 'callback', as: 'changedState', times: 2 },
			{ kind: 'forged', endpoint: 'callback', as: 'madeUp', at: 'end' },
		);
		const execution = await runThrough(session, scenarios.disorder);
		assertSuccess(execution);
		assertInOrder(execution.items(lastNode), 6);
	});

	it('stays stopped when it was stopped while it was suspended', async () => {
		const { account } = scenarios.stopped;
		const id = await suspend(session, scenarios.stopped);
		await cancelExecution(session, id);
		await releaseJobs(account);
		await waitUntil('the vendor has called', async () => {
			const [callback] = await listCallbacks(account);
			return callback?.httpStatus === undefined ? undefined : true;
		});
		const { status, items } = await readExecution(session, id);
		assert.equal(status, 'canceled');
		assert.deepEqual(items(lastNode), []);
	});

	it('finds the results although all callbacks are lost', async () => {
		await injectFaults(scenarios.lost.account, { kind: 'lost', endpoint: 'callback', times: 2 });
		// n8n looks once a minute for executions whose time has come, and the node has it resume it after another.
		const execution = await runThrough(session, scenarios.lost);
		assertSuccess(execution);
		assertInOrder(execution.items(lastNode), 2);
	});

	it('stays suspended when a forged call arrives', async () => {
		const { account } = scenarios.forged;
		const id = await suspend(session, scenarios.forged);
		const [job] = await listAllJobs(account);
		const forged = JSON.stringify({ ...job, state: 3 });
		const headers = { 'content-type': 'application/json' };
		const withToken = await fetch(job!.callback!, { method: 'POST', headers, body: forged });
		assert.equal(withToken.status, 202);
		const [address] = job!.callback!.split('?');
		const withoutToken = await fetch(address!, { method: 'POST', headers, body: forged });
		assert.ok([202, 401].includes(withoutToken.status), `HTTP ${withoutToken.status}`);
		assert.equal((await readExecution(session, id)).status, 'waiting');

		await releaseJobs(account);
		const execution = await awaitExecution(session, id);
		assertSuccess(execution);
		const late = await fetch(job!.callback!, { method: 'POST', headers, body: forged });
		assert.equal(late.status, 409, 'a call for an execution that has ended');
		assert.equal((await listExecutions(session, scenarios.forged.workflowId)).length, 1);
	});

	it('fails with the names of all jobs when one of them fails', async () => {
		const { account } = scenarios.failed;
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const { status, error, items } = await runThrough(session, scenarios.failed);
		assert.equal(status, 'error');
		assert.deepEqual(items(lastNode), [], 'nothing runs behind it');
		assert.match(error!.message, /^Job \S+ failed at Tencent Media Lab/);
		for (const { id } of await listAllJobs(account))
			assert.match(error!.description!, new RegExp(id));
	});

	it('puts a failed job out as an error item where the node continues on fail', async () => {
		const { account } = scenarios.failedSome;
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const execution = await runThrough(session, scenarios.failedSome);
		assertSuccess(execution);
		const items = execution.items(lastNode);
		assert.equal(items.length, 3);
		const failed = items.filter(({ json }) => json.error !== undefined);
		const completed = items.filter(({ json }) => json.state === 'COMPLETED');
		assert.deepEqual([failed.length, completed.length], [1, 2]);
		assert.match(String(failed[0]!.json.error), /failed at Tencent Media Lab/);
	});

	it('puts out what is pending at its time limit', async () => {
		const { account } = scenarios.pending;
		const execution = await awaitExecution(session, await suspend(session, scenarios.pending));
		assertSuccess(execution);
		const items = execution.items(lastNode);
		assert.deepEqual(
			items.map(({ json }) => json.jobId),
			inOrder(await listAllJobs(account)),
		);
		for (const [number, { json }] of items.entries()) {
			assert.deepEqual(
				{ timedOut: json.timedOut, state: json.state, from: json.from },
				{ timedOut: true, state: 'PROCESSING', from: number },
			);
		}
	});
});

/** The IDs of jobs by the number of their text. */
function inOrder(jobs: Array<{ id: string; inputs: Array<{ sourceData?: string }> }>): string[] {
	const numberOf = ({ inputs }: (typeof jobs)[number]) =>
		Number(inputs[0]?.sourceData?.replace('Text ', ''));
	return jobs.sort((one, other) => numberOf(one) - numberOf(other)).map(({ id }) => id);
}
