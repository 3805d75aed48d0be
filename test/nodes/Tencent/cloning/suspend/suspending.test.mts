import { readBinary } from '../../../../../tools/engine/index.mts';
import type { WorkflowRun } from '../../../../../tools/engine/index.mts';
import {
	countRequests,
	injectFaults,
	listAllJobs,
	listObjects,
	releaseJobs,
} from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { waitUntil } from '../../../../../tools/waitUntil.mts';
import { startReceiver } from '../../../../sandbox/receiver.mts';
import { createSilentAccount, readFailure, recordingItem, runCloning } from '../runCloning.mts';
import type { CloningRun } from '../runCloning.mts';

/** Jobs that end when the test lets them. */
const held = { holdJobs: true, concurrentJobs: 100 };
const texts = (count: number) =>
	Array.from({ length: count }, (_, number) => ({ json: { text: `Text ${number}` } }));

async function suspend(
	account: SandboxAccount,
	run: Partial<CloningRun> = {},
): Promise<WorkflowRun> {
	return await runCloning({
		account,
		input: texts(3),
		...run,
		parameters: {
			inputSource: 'text',
			text: '={{ $json.text }}',
			modelName: { __rl: true, mode: 'name', value: 'default' },
			waitMode: 'suspend',
			maxWait: 60,
			download: false,
			...run.parameters,
		},
	});
}

async function endAll(account: SandboxAccount): Promise<void> {
	await releaseJobs(account);
	await waitUntil('all jobs have ended', async () =>
		(await listAllJobs(account)).every(({ state }) => state >= 3) ? true : undefined,
	);
}

describe('the wait mode Suspend', () => {
	it('suspends the execution and shows its jobs meanwhile', async () => {
		const account = await createSilentAccount(held);
		const { run, items } = await suspend(account);
		expect(run.status).toBe('waiting');
		const jobs = await listAllJobs(account);
		expect(
			items('Clone')
				.map(({ json }) => json.jobId)
				.sort(),
		).toEqual(jobs.map(({ id }) => id).sort());
		expect(
			jobs.every(({ callback }) => callback?.startsWith('http://localhost:5678/webhook-waiting/')),
		).toBe(true);
	});

	it('goes on with all results, in order and paired, when it is called and all jobs have ended', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account, {
			parameters: { download: true, outputBinaryPropertyName: 'audio' },
		});
		const early = await suspended.resumeByCall();
		expect([early.httpStatus, early.goneOn]).toEqual([202, undefined]);
		await endAll(account);
		const { httpStatus, goneOn } = await suspended.resumeByCall();
		expect([httpStatus, goneOn?.run.status]).toEqual([200, 'success']);
		const items = goneOn!.items('Clone');
		expect(items.map(({ json, pairedItem }) => [json.state, pairedItem])).toEqual([
			['COMPLETED', { item: 0 }],
			['COMPLETED', { item: 1 }],
			['COMPLETED', { item: 2 }],
		]);
		for (const item of items)
			expect((await readBinary(item.binary!.audio!)).length).toBeGreaterThan(44);
		const { createJob, getJob } = await countRequests(account);
		expect([createJob, getJob]).toEqual([3, undefined]);
	});

	it('looks again by itself, suspends again while a job is pending, and then goes on', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account);
		const again = await suspended.resumeByTimer();
		expect(again.run.status).toBe('waiting');
		await endAll(account);
		const ended = await again.resumeByTimer();
		expect(ended.run.status).toBe('success');
		expect(ended.items('Clone').map(({ json }) => json.state)).toEqual([
			'COMPLETED',
			'COMPLETED',
			'COMPLETED',
		]);
		expect(ended.run.data.resultData.runData.Clone).toHaveLength(1);
		expect(await listAllJobs(account)).toHaveLength(3);
	});

	it('suspends on when the vendor does not say what the jobs are at', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account);
		await endAll(account);
		await injectFaults(account, {
			endpoint: 'listJobs',
			kind: 'errorResponse',
			message: 'not now',
			times: 2,
		});
		const { httpStatus, goneOn } = await suspended.resumeByCall();
		expect([httpStatus, goneOn]).toEqual([202, undefined]);
		const again = await suspended.resumeByTimer();
		expect(again.run.status).toBe('waiting');
		const ended = await again.resumeByTimer();
		expect(ended.items('Clone').map(({ json }) => json.state)).toEqual([
			'COMPLETED',
			'COMPLETED',
			'COMPLETED',
		]);
	});

	it('waits longer each time it looks again', async () => {
		const account = await createSilentAccount(held);
		let suspended = await suspend(account);
		const minutes: number[] = [];
		for (let time = 0; time < 6; time++) {
			minutes.push(Math.round((suspended.run.waitTill!.getTime() - Date.now()) / 60_000));
			suspended = await suspended.resumeByTimer();
		}
		expect(minutes).toEqual([1, 2, 4, 8, 15, 15]);
	});

	it('gives out what is pending at the time limit, with its last known state', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account, { parameters: { maxWait: 0.01 } });
		const { run, items } = await suspended.resumeByTimer();
		expect(run.status).toBe('success');
		expect(items('Clone').map(({ json }) => [json.timedOut, json.state])).toEqual(
			Array(3).fill([true, 'PROCESSING']),
		);
	});

	it('never suspends where all jobs have ended before', async () => {
		const account = await createSilentAccount();
		const { run, items } = await suspend(account, { options: { pollingInterval: 3 } });
		expect(run.status).toBe('success');
		expect(items('Clone')).toHaveLength(3);
	});

	it('fails with the names of all jobs when one fails', async () => {
		const account = await createSilentAccount(held);
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const suspended = await suspend(account);
		await endAll(account);
		const { goneOn } = await suspended.resumeByCall();
		const { status, message, description } = readFailure(goneOn!);
		expect([status, message]).toEqual([
			'error',
			expect.stringMatching(/^Job \S+ failed at Tencent Media Lab/),
		]);
		for (const { id } of await listAllJobs(account)) expect(description).toContain(id);
	});

	it('begins anew with the job that failed when n8n tries the node again', async () => {
		const account = await createSilentAccount(held);
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const suspended = await suspend(account, { settings });
		await endAll(account);
		const { goneOn } = await suspended.resumeByCall();
		expect(goneOn!.run.status).toBe('waiting');
		await endAll(account);
		const { goneOn: ended } = await goneOn!.resumeByCall();
		expect(ended!.items('Clone').map(({ json }) => json.state)).toEqual([
			'COMPLETED',
			'COMPLETED',
			'COMPLETED',
		]);
		expect(await listAllJobs(account)).toHaveLength(4);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'])(
		'keeps failures with their items (%s)',
		async (onError) => {
			const account = await createSilentAccount(held);
			const input = [...texts(2), { json: { text: '' } }];
			await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
			const suspended = await suspend(account, {
				input,
				settings: { onError },
				options: { concurrency: 1 },
			});
			expect(suspended.run.status).toBe('waiting');
			await endAll(account);
			const { goneOn } = await suspended.resumeByCall();
			const regular = goneOn!.items('Clone').filter(({ json }) => json.error === undefined);
			const failed = [...goneOn!.items('Clone'), ...goneOn!.items('Clone', 1)].filter(
				({ json }) => json.error !== undefined,
			);
			expect(regular.map(({ json, pairedItem }) => [json.state, pairedItem])).toEqual([
				['COMPLETED', { item: 1 }],
			]);
			expect(failed.map(({ json }) => json.error)).toEqual([
				expect.stringMatching(/failed at Tencent Media Lab/),
				'The text is empty',
			]);
		},
	);

	it('removes uploads of jobs that have ended when it goes on', async () => {
		const account = await createSilentAccount(held);
		const input = [await recordingItem('training-1.wav'), await recordingItem('training-2.wav')];
		const suspended = await suspend(account, {
			operation: 'model.train',
			input,
			parameters: { jobMode: 'allItems', inputSource: 'binary', modelName: 'narrator', text: '' },
		});
		expect(await listObjects(account)).toHaveLength(2);
		await endAll(account);
		const { goneOn } = await suspended.resumeByCall();
		expect(goneOn!.items('Clone')).toEqual([
			expect.objectContaining({
				json: expect.objectContaining({ modelName: 'narrator', state: 'COMPLETED' }),
				pairedItem: [{ item: 0 }, { item: 1 }],
			}),
		]);
		expect(await listObjects(account)).toEqual([]);
	});

	it('passes jobs on to the callback address of the user, once each', async () => {
		const account = await createSilentAccount(held);
		const receiver = await startReceiver();
		const suspended = await suspend(account, { options: { callback: receiver.url } });
		await endAll(account);
		await suspended.resumeByCall();
		await receiver.close();
		const received = receiver.received as Array<{ id: string; callback: string }>;
		const jobs = await listAllJobs(account);
		expect(received.map(({ id }) => id).sort()).toEqual(jobs.map(({ id }) => id).sort());
		expect(received.every(({ callback }) => callback === receiver.url)).toBe(true);
	});

	it('tries a callback address that did not answer again when it looks again', async () => {
		const account = await createSilentAccount(held);
		const receiver = await startReceiver();
		await receiver.close();
		const suspended = await suspend(account, {
			input: texts(2),
			options: { callback: receiver.url },
		});
		await endAll(account);
		await injectFaults(
			account,
			{ kind: 'missingJobs', endpoint: 'listJobs', jobs: 1 },
			{ kind: 'status', endpoint: 'getJob', status: 503 },
		);
		const again = await suspended.resumeByTimer();
		expect(again.run.status).toBe('waiting');
		const reopened = await startReceiver(new URL(receiver.url).port);
		await again.resumeByTimer();
		await reopened.close();
		const jobs = await listAllJobs(account);
		expect((reopened.received as Array<{ id: string }>).map(({ id }) => id).sort()).toEqual(
			jobs.map(({ id }) => id).sort(),
		);
	});

	it('creates only what has failed anew with a Custom ID of the user, too', async () => {
		const account = await createSilentAccount(held);
		await injectFaults(account, { kind: 'endState', endpoint: 'createJob', state: 4 });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const suspended = await suspend(account, { settings, options: { customId: 'order-7' } });
		await endAll(account);
		const { goneOn } = await suspended.resumeByCall();
		await endAll(account);
		expect((await goneOn!.resumeByCall()).goneOn!.run.status).toBe('success');
		expect(await listAllJobs(account)).toHaveLength(4);
	});

	it('goes on although the callback address of the user does not answer', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account, {
			input: texts(1),
			options: { callback: 'http://127.0.0.1:9/' },
		});
		await endAll(account);
		const { goneOn } = await suspended.resumeByCall();
		expect(goneOn!.items('Clone').map(({ json }) => json.state)).toEqual(['COMPLETED']);
	});

	it('refuses a callback address that is none before it creates anything', async () => {
		const account = await createSilentAccount();
		const { message } = readFailure(await suspend(account, { options: { callback: 'example' } }));
		expect(message).toBe('Callback URL must be a complete http:// or https:// address');
		expect(await listAllJobs(account)).toEqual([]);
	});

	it('stays suspended while the vendor does not answer', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account, { input: texts(1) });
		await endAll(account);
		await injectFaults(account, { kind: 'status', endpoint: 'listJobs', status: 503 });
		const unanswered = await suspended.resumeByCall();
		expect([unanswered.httpStatus, unanswered.goneOn]).toEqual([202, undefined]);
		expect((await suspended.resumeByCall()).goneOn?.run.status).toBe('success');
	});

	it('does not show the address that resumes it, nor the secret of a trigger', async () => {
		const account = await createSilentAccount();
		const { items } = await suspend(account, {
			input: texts(1),
			options: { simplify: false, callback: 'https://example.com/?secret=abc&x=1' },
			parameters: { waitMode: 'none' },
		});
		expect(items('Clone')[0]!.json.callback).toBe('https://example.com/?secret=…&x=1');
	});
});
