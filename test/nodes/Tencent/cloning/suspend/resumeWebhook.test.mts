import { resetSuspendState } from '../../../../../nodes/Tencent/cloning/suspend/state';
import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import type { WorkflowRun } from '../../../../../tools/engine/index.mts';
import { countRequests, injectFaults, listAllJobs } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { createSilentAccount } from '../runCloning.mts';
import { endAll, held, suspend } from './suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

/** As an account whose lists do not have its newest jobs, so that GetJob is the only one to tell. */
async function hideJobsInLists(account: SandboxAccount): Promise<void> {
	await injectFaults(account, {
		kind: 'missingJobs',
		endpoint: 'listJobs',
		jobs: 100,
		times: 1000,
	});
}

/** Posts as the vendor does when a job has ended. */
async function callAboutEach(suspended: WorkflowRun, account: SandboxAccount) {
	const answers = [];
	for (const job of await listAllJobs(account)) answers.push(await suspended.resumeByCall(job));
	return answers;
}

describe('a stranger who calls the URL that resumes an execution', () => {
	it.each([
		['nothing', {}],
		['a job that is not of the execution', { id: 'made-up', state: 3 }],
		['what is no job', [1, 'two', null]],
	])(
		'makes the node ask the vendor a few times, however often he posts %s',
		async (_what, body) => {
			const account = await createSilentAccount(held);
			const suspended = await suspend(account);
			await hideJobsInLists(account);
			const before = await countRequests(account);
			for (let call = 0; call < 40; call++) {
				const { httpStatus, goneOn } = await suspended.resumeByCall(body);
				expect([httpStatus, goneOn]).toEqual([202, undefined]);
			}
			const after = await countRequests(account);
			expect(after.listJobs! - before.listJobs!).toBeLessThanOrEqual(5);
			// Once for each of the three jobs.
			expect((after.getJob ?? 0) - (before.getJob ?? 0)).toBeLessThanOrEqual(3);
		},
	);

	it('makes the node ask a few times, too, where he knows the ID of a job', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account);
		await hideJobsInLists(account);
		const before = await countRequests(account);
		const [job] = await listAllJobs(account);
		for (let call = 0; call < 40; call++) await suspended.resumeByCall(job);
		const after = await countRequests(account);
		expect(after.listJobs! - before.listJobs!).toBeLessThanOrEqual(8);
		expect((after.getJob ?? 0) - (before.getJob ?? 0)).toBeLessThanOrEqual(6);
	});

	it('does not keep the vendor from resuming it at once', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account);
		for (let call = 0; call < 20; call++) await suspended.resumeByCall();
		await endAll(account);
		expect((await suspended.resumeByCall()).goneOn).toBeUndefined();
		const [first] = await callAboutEach(suspended, account);
		expect(first!.goneOn?.run.status).toBe('success');
	});
});

describe('the vendor, who calls about each job', () => {
	it('resumes the execution with the last call, although its lists do not have the jobs', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account);
		await hideJobsInLists(account);
		await endAll(account);
		const before = await countRequests(account);
		const answers = await callAboutEach(suspended, account);
		expect(answers.map(({ goneOn }) => goneOn?.run.status)).toEqual([
			undefined,
			undefined,
			'success',
		]);
		const after = await countRequests(account);
		// Once each because of the calls, and once each when the node goes on.
		expect((after.getJob ?? 0) - (before.getJob ?? 0)).toBeLessThanOrEqual(6);
	});

	it('makes the node ask only for the jobs of the same Custom ID', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account, { options: { customId: '=order-{{ $itemIndex }}' } });
		const before = await countRequests(account);
		await endAll(account);
		const answers = await callAboutEach(suspended, account);
		expect(answers.at(-1)!.goneOn?.run.status).toBe('success');
		const after = await countRequests(account);
		// One for each call, and one for each Custom ID when the node goes on.
		expect(after.listJobs! - before.listJobs!).toBe(6);
	});

	it('may wrap the job', async () => {
		const account = await createSilentAccount(held);
		const suspended = await suspend(account, { input: [{ json: { text: 'One' } }] });
		for (let call = 0; call < 10; call++) await suspended.resumeByCall();
		await endAll(account);
		const [job] = await listAllJobs(account);
		const { goneOn } = await suspended.resumeByCall({ getJobResponse: { job } });
		expect(goneOn?.run.status).toBe('success');
	});
});
