import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { INodeExecutionData } from 'n8n-workflow';
import {
	countRequests,
	injectFaults,
	listAllJobs,
	listCallbacks,
	publishFile,
	releaseJobs,
} from '../sandbox/account.mts';
import { addScenarios } from './support/cloningScenarios.mts';
import type { Scenario } from './support/cloningScenarios.mts';
import { lastNode, manualTrigger } from './support/cloningWorkflow.mts';
import {
	activateWorkflow,
	awaitExecution,
	callWebhook,
	cancelExecution,
	listExecutions,
	readExecution,
	signIn,
	startManually,
} from '../../tools/n8n/index.mts';
import { waitUntil } from '../../tools/waitUntil.mts';
import type { Execution, RunningN8n, Session } from '../../tools/n8n/index.mts';
import { preparePackageInN8n } from './support/packageInN8n.mts';
import type { PackageInN8n } from './support/packageInN8n.mts';
import { startReceiver } from '../sandbox/receiver.mts';
import type { Receiver } from '../sandbox/receiver.mts';

type Name =
	| 'one'
	| 'sung'
	| 'trained'
	| 'storm'
	| 'disorder'
	| 'stopped'
	| 'lost'
	| 'quick'
	| 'forged'
	| 'failed'
	| 'failedSome'
	| 'pending'
	| 'passedOn'
	| 'retired';

// Some wait a minute or two until n8n looks at its clock.
describe('a suspended wait in a real n8n', { concurrency: true }, () => {
	let prepared: PackageInN8n;
	let n8n: RunningN8n;
	let session: Session;
	let scenarios: Record<Name, Scenario>;
	let receiver: Receiver;

	before(async () => {
		prepared = await preparePackageInN8n();
		receiver = await startReceiver();
		scenarios = await addScenarios(prepared, {
			one: { parameters: { download: true, outputBinaryPropertyName: 'data' } },
			sung: { node: 'tencentSingingCloning', count: 2 },
			trained: {
				count: 2,
				parameters: {
					resource: 'model',
					operation: 'train',
					jobMode: 'perItem',
					inputSource: 'url',
					url: await publishFile('voice.wav', await readFile('examples/recordings/training-1.wav')),
					modelName: '=voice_{{ $json.number }}',
				},
			},
			storm: { count: 25 },
			disorder: { count: 6 },
			stopped: {},
			lost: { count: 2 },
			// They end before the node looks for the first time.
			quick: { instant: true, options: { pollingInterval: 5 } },
			forged: {},
			failed: { count: 3 },
			failedSome: { count: 3, settings: { onError: 'continueRegularOutput' } },
			pending: { count: 2, parameters: { maxWait: 0.5 } },
			passedOn: { count: 3, options: { callback: receiver.url } },
			retired: {},
		});
		n8n = await prepared.start();
		session = await signIn(n8n.url);
	});

	after(async () => {
		await receiver?.close();
		await prepared?.end();
	});

	/** Starts the workflow of a scenario and waits until n8n has suspended it. */
	async function suspend({ workflowId }: Scenario): Promise<string> {
		const id = await startManually(session, workflowId, manualTrigger);
		await awaitSuspended(id);
		return id;
	}

	/** The same until the vendor has ended its jobs and the execution has gone on to its end. */
	async function runThrough(scenario: Scenario): Promise<Execution> {
		const id = await suspend(scenario);
		await releaseJobs(scenario.account);
		return await awaitExecution(session, id);
	}

	async function awaitSuspended(id: string): Promise<void> {
		await waitUntil(`execution ${id} is suspended`, async () =>
			(await readExecution(session, id)).status === 'waiting' ? true : undefined,
		);
	}

	it('goes on when the vendor calls, with the result and its audio', async () => {
		const { account } = scenarios.one;
		const execution = await runThrough(scenarios.one);
		assertSuccess(execution);
		const [item, ...further] = execution.items(lastNode);
		const [job] = await listAllJobs(account);
		assert.equal(further.length, 0);
		assert.deepEqual(
			{ jobId: item?.json.jobId, state: item?.json.state, from: item?.json.from },
			{ jobId: job?.id, state: 'COMPLETED', from: 0 },
		);
		assert.equal(item?.binary?.data?.mimeType, 'audio/wav');
		await assertResumedByCall(scenarios.one);
	});

	const others = [
		{ what: 'singing', name: 'sung', made: Array(2).fill({ capability: 'singingCloning' }) },
		{
			what: 'training',
			name: 'trained',
			made: [{ modelName: 'voice_0' }, { modelName: 'voice_1' }],
		},
	] as const;
	for (const { what, name, made } of others) {
		it(`is the same for ${what}`, async () => {
			const execution = await runThrough(scenarios[name]);
			assertSuccess(execution);
			const items = execution.items(lastNode);
			assertInOrder(items, 2);
			assert.partialDeepStrictEqual(
				items.map(({ json }) => json),
				made,
			);
			await assertResumedByCall(scenarios[name]);
		});
	}

	it('takes in 25 jobs of one run, each of which is called back twice, once and in order', async () => {
		const { account } = scenarios.storm;
		await injectFaults(account, { kind: 'doubled', endpoint: 'callback', times: 25 });
		const execution = await runThrough(scenarios.storm);
		assertSuccess(execution);
		assertInOrder(execution.items(lastNode), 25);
		assert.equal((await listAllJobs(account)).length, 25);
		const { createJob, listJobs, getJob } = await countRequests(account);
		assert.deepEqual({ createJob, getJob }, { createJob: 25, getJob: undefined });
		assert.ok(listJobs! <= 50 + 4, `${listJobs} requests to list jobs`);
		assert.deepEqual(await listExecutions(session, scenarios.storm.workflowId), [
			{ id: execution.id, status: 'success' },
		]);
	});

	it('stands callbacks that are early, late, forged and out of order', async () => {
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
		const execution = await runThrough(scenarios.disorder);
		assertSuccess(execution);
		assertInOrder(execution.items(lastNode), 6);
	});

	it('stays stopped when it was stopped while it was suspended', async () => {
		const { account } = scenarios.stopped;
		const id = await suspend(scenarios.stopped);
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
		const execution = await runThrough(scenarios.lost);
		assertSuccess(execution);
		assertInOrder(execution.items(lastNode), 2);
	});

	it('is none where the jobs have ended before', async () => {
		const { workflowId } = scenarios.quick;
		const execution = await awaitExecution(
			session,
			await startManually(session, workflowId, manualTrigger),
		);
		assertSuccess(execution);
		assertInOrder(execution.items(lastNode), 1);
		const { listJobs } = await countRequests(scenarios.quick.account);
		assert.equal(listJobs, 2, 'once before the creation, once after');
		assert.equal((await listCallbacks(scenarios.quick.account)).length, 1);
	});

	it('believes nobody: a forged call leaves it suspended', async () => {
		const { account } = scenarios.forged;
		const id = await suspend(scenarios.forged);
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
		const { status, error, items } = await runThrough(scenarios.failed);
		assert.equal(status, 'error');
		assert.deepEqual(items(lastNode), [], 'nothing runs behind it');
		assert.match(error!.message, /^Job \S+ failed at Tencent Media Lab/);
		for (const { id } of await listAllJobs(account))
			assert.match(error!.description!, new RegExp(id));
	});

	it('gives out a failed job as an error item where the node continues on fail', async () => {
		const { account } = scenarios.failedSome;
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const execution = await runThrough(scenarios.failedSome);
		assertSuccess(execution);
		const items = execution.items(lastNode);
		assert.equal(items.length, 3);
		const failed = items.filter(({ json }) => json.error !== undefined);
		const completed = items.filter(({ json }) => json.state === 'COMPLETED');
		assert.deepEqual([failed.length, completed.length], [1, 2]);
		assert.match(String(failed[0]!.json.error), /failed at Tencent Media Lab/);
	});

	it('gives out what is pending at its time limit', async () => {
		const { account } = scenarios.pending;
		const execution = await awaitExecution(session, await suspend(scenarios.pending));
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

	it('passes each job on to the callback address of the user', async () => {
		const { account } = scenarios.passedOn;
		const execution = await runThrough(scenarios.passedOn);
		assertSuccess(execution);
		const received = receiver.received as Array<{ id: string; state: number; callback: string }>;
		const jobs = await listAllJobs(account);
		assert.deepEqual(received.map(({ id }) => id).sort(), jobs.map(({ id }) => id).sort());
		for (const { state, callback } of received)
			assert.deepEqual({ state, callback }, { state: 3, callback: receiver.url });
	});

	it('goes on although its workflow was deactivated meanwhile', async () => {
		const { workflowId, account } = scenarios.retired;
		await activateWorkflow(session, workflowId);
		assert.equal((await callWebhook(n8n.url, workflowId)).status, 200);
		const [started] = await waitUntil('the workflow has begun', async () => {
			const executions = await listExecutions(session, workflowId);
			return executions.length > 0 ? executions : undefined;
		});
		await awaitSuspended(started!.id);
		await session.post(`/workflows/${workflowId}/deactivate`, {});
		await releaseJobs(account);
		const execution = await awaitExecution(session, started!.id);
		assertSuccess(execution);
		assertInOrder(execution.items(lastNode), 1);
	});
});

/** It went on because the vendor called, not because n8n looked at its clock. */
async function assertResumedByCall({ account }: Scenario): Promise<void> {
	await waitUntil('a call of the vendor is answered with success', async () =>
		(await listCallbacks(account)).find(({ httpStatus }) => httpStatus === 200),
	);
}

function assertSuccess({ status, error }: Execution): void {
	assert.deepEqual({ status, error }, { status: 'success', error: undefined });
}

/** One item for each text, in order, each paired with its text and with a job of its own. */
function assertInOrder(items: INodeExecutionData[], count: number): void {
	assert.deepEqual(
		items.map(({ json }) => [json.from, json.state]),
		Array.from({ length: count }, (_, number) => [number, 'COMPLETED']),
	);
	assert.equal(new Set(items.map(({ json }) => json.jobId)).size, count);
}

/** The IDs of jobs by the number of their text. */
function inOrder(jobs: Array<{ id: string; inputs: Array<{ sourceData?: string }> }>): string[] {
	const numberOf = ({ inputs }: (typeof jobs)[number]) =>
		Number(inputs[0]?.sourceData?.replace('Text ', ''));
	return jobs.sort((one, other) => numberOf(one) - numberOf(other)).map(({ id }) => id);
}
