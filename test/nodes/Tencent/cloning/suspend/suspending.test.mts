import { resetSuspendState } from '../../../../../nodes/Tencent/cloning/suspend/state';
import { waitUntil } from '../../../../../tools/waitUntil.mts';
import { readBinary, removeTemporaryData } from '../../../../../tools/engine/index.mts';
import {
	countRequests,
	injectFaults,
	listAllJobs,
	listObjects,
} from '../../../../sandbox/account.mts';
import { createSilentAccount, recordingItem } from '../runCloning.mts';
import { endAll, held, suspend, texts } from './suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

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

	it('resumes with all results, in order and paired, when it is called and all jobs have ended', async () => {
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

	it('asks the vendor by itself, suspends again while a job is pending, and then resumes', async () => {
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

	it('suspends again when the vendor does not tell the state of the jobs', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account);
		await endAll(account);
		const refusal = { kind: 'errorResponse', message: 'not now' } as const;
		await injectFaults(
			account,
			{ ...refusal, endpoint: 'listJobs', times: 2 },
			{ ...refusal, endpoint: 'getJob', times: 6 },
		);
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

	it('remembers while it is suspended how often the vendor has denied a job', async () => {
		const account = await createSilentAccount(held);
		const denied = { kind: 'errorResponse', message: '任务不存在', times: 1000 } as const;
		await injectFaults(
			account,
			{ kind: 'missingJobs', endpoint: 'listJobs', jobs: 1, times: 1000 },
			{ ...denied, endpoint: 'getJob' },
		);
		let suspended = await suspend(account, { input: texts(1) });
		await waitUntil('the execution ends', async () => {
			if (suspended.run.status !== 'waiting') return true;
			suspended = await suspended.resumeByTimer();
			return undefined;
		});
		expect(suspended.error?.message).toMatch(/no longer knows job/);
	}, 180_000);

	it('waits longer each time before it asks the vendor', async () => {
		const account = await createSilentAccount(held);
		let suspended = await suspend(account);
		const minutes: number[] = [];
		for (let time = 0; time < 6; time++) {
			minutes.push(Math.round((suspended.run.waitTill!.getTime() - Date.now()) / 60_000));
			suspended = await suspended.resumeByTimer();
		}
		expect(minutes).toEqual([1, 2, 4, 8, 15, 15]);
	});

	it('returns pending jobs at the time limit, with their last known state', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account, { parameters: { maxWait: 0.01 } });
		const { run, items } = await suspended.resumeByTimer();
		expect(run.status).toBe('success');
		expect(items('Clone').map(({ json }) => [json.timedOut, json.state])).toEqual(
			Array(3).fill([true, 'PROCESSING']),
		);
	});

	it('does not suspend when all jobs have ended already', async () => {
		const account = await createSilentAccount();
		const { run, items } = await suspend(account, { options: { pollingInterval: 3 } });
		expect(run.status).toBe('success');
		expect(items('Clone')).toHaveLength(3);
	});

	it('removes the uploads of jobs that have ended when it resumes', async () => {
		const account = await createSilentAccount(held);
		const input = [await recordingItem('training-1.wav'), await recordingItem('training-2.wav')];
		const suspended = await suspend(account, {
			operation: 'model.train',
			input,
			parameters: {
				jobMode: 'allItems',
				trainingSource: 'binary',
				newModelName: 'narrator',
				text: '',
			},
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

	it('stays suspended while the vendor does not answer', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account, { input: texts(1) });
		await endAll(account);
		await injectFaults(
			account,
			{ kind: 'status', endpoint: 'listJobs', status: 503 },
			{ kind: 'status', endpoint: 'getJob', status: 503 },
		);
		const unanswered = await suspended.resumeByCall();
		expect([unanswered.httpStatus, unanswered.goneOn]).toEqual([202, undefined]);
		expect((await suspended.resumeByCall()).goneOn?.run.status).toBe('success');
	});

	it('does not show the URL that resumes it, nor the secret of a trigger', async () => {
		const account = await createSilentAccount();
		const { items } = await suspend(account, {
			input: texts(1),
			options: { simplify: false, callback: 'https://example.com/?secret=abc&x=1' },
			parameters: { waitMode: 'none' },
		});
		expect(items('Clone')[0]!.json.callback).toBe('https://example.com/?secret=…&x=1');
	});
});
