import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import {
	activateWorkflow,
	awaitExecution,
	callWebhook,
	listExecutions,
	signIn,
	startManually,
} from '../../../tools/n8n/index.mts';
import type { RunningN8n, Session } from '../../../tools/n8n/index.mts';
import { waitUntil } from '../../../tools/waitUntil.mts';
import {
	countRequests,
	injectFaults,
	listAllJobs,
	listCallbacks,
	publishFile,
	releaseJobs,
} from '../../sandbox/account.mts';
import { startReceiver } from '../../sandbox/receiver.mts';
import type { Receiver } from '../../sandbox/receiver.mts';
import { addScenarios } from '../support/cloningScenarios.mts';
import type { Scenario } from '../support/cloningScenarios.mts';
import { lastNode, manualTrigger } from '../support/cloningWorkflow.mts';
import { preparePackageInN8n } from '../support/packageInN8n.mts';
import type { PackageInN8n } from '../support/packageInN8n.mts';
import {
	assertInOrder,
	assertSuccess,
	awaitSuspended,
	runThrough,
} from '../support/suspendedExecutions.mts';

type Name = 'one' | 'sung' | 'trained' | 'storm' | 'quick' | 'forwarded' | 'retired';

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
					trainingSource: 'url',
					url: await publishFile('voice.wav', await readFile('examples/recordings/training-1.wav')),
					newModelName: '=voice_{{ $json.number }}',
				},
			},
			storm: { count: 25 },
			// They end before the node looks for the first time.
			quick: { instant: true, options: { pollingInterval: 5 } },
			forwarded: { count: 3, options: { callback: receiver.url } },
			retired: {},
		});
		n8n = await prepared.start();
		session = await signIn(n8n.url);
	});

	after(async () => {
		await receiver?.close();
		await prepared?.end();
	});

	it('resumes when the vendor calls, with the result and its audio', async () => {
		const { account } = scenarios.one;
		const execution = await runThrough(session, scenarios.one);
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
		it(`resumes when the vendor calls for ${what}, too`, async () => {
			const execution = await runThrough(session, scenarios[name]);
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

	it('puts out 25 jobs of one run once each and in order, though each is called back twice', async () => {
		const { account } = scenarios.storm;
		await injectFaults(account, { kind: 'doubled', endpoint: 'callback', times: 25 });
		const execution = await runThrough(session, scenarios.storm);
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

	it('is skipped where the jobs have ended before', async () => {
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

	it('forwards each job to the callback address of the user', async () => {
		const { account } = scenarios.forwarded;
		const execution = await runThrough(session, scenarios.forwarded);
		assertSuccess(execution);
		const received = receiver.received as Array<{ id: string; state: number; callback: string }>;
		const jobs = await listAllJobs(account);
		assert.deepEqual(received.map(({ id }) => id).sort(), jobs.map(({ id }) => id).sort());
		for (const { state, callback } of received)
			assert.deepEqual({ state, callback }, { state: 3, callback: receiver.url });
	});

	it('resumes although its workflow was deactivated meanwhile', async () => {
		const { workflowId, account } = scenarios.retired;
		await activateWorkflow(session, workflowId);
		assert.equal((await callWebhook(n8n.url, workflowId)).status, 200);
		const [started] = await waitUntil('the workflow has begun', async () => {
			const executions = await listExecutions(session, workflowId);
			return executions.length > 0 ? executions : undefined;
		});
		await awaitSuspended(session, started!.id);
		await session.post(`/workflows/${workflowId}/deactivate`, {});
		await releaseJobs(account);
		const execution = await awaitExecution(session, started!.id);
		assertSuccess(execution);
		assertInOrder(execution.items(lastNode), 1);
	});
});

/** It resumed because the vendor called, not because n8n looked at its clock. */
async function assertResumedByCall({ account }: Scenario): Promise<void> {
	await waitUntil('a call of the vendor is answered with success', async () =>
		(await listCallbacks(account)).find(({ httpStatus }) => httpStatus === 200),
	);
}
