import { removeTemporaryData } from '../../../../../tools/engine/index.mts';
import type { WorkflowRun } from '../../../../../tools/engine/index.mts';
import { listAllJobs, reportTraffic } from '../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../sandbox/account.mts';
import { resetSuspendState } from '../../../../../nodes/Tencent/cloning/suspend/state';
import { createSilentAccount, runCloning } from '../runCloning.mts';
import { endAll, held } from '../suspend/suspend.mts';

afterAll(removeTemporaryData);
afterEach(resetSuspendState);

const customData = ({ run }: WorkflowRun) => run.data.resultData.metadata;

/** Whether the node asks for what it has created; it also asks before that, for jobs that it could use again. */
async function isPolled(account: SandboxAccount): Promise<boolean> {
	const { requests } = await reportTraffic(account);
	const created = requests.findIndex(({ endpoint }) => endpoint === 'createJob');
	return created >= 0 && requests.slice(created).some(({ endpoint }) => endpoint === 'listJobs');
}

describe('The custom data of an execution', () => {
	it('tells while it is suspended how many jobs are done, and which they are', async () => {
		const account = await createSilentAccount(held);
		const suspended = await runCloning({
			account,
			input: [{ json: {} }, { json: {} }],
			parameters: { text: 'Good morning.', waitMode: 'suspend' },
			options: { customId: 'morning' },
		});
		const ids = (await listAllJobs(account)).map(({ id }) => id);
		expect(suspended.run.status).toBe('waiting');
		expect(customData(suspended)).toMatchObject({
			Clone_progress: '0 of 2 done',
			Clone_custom_ID: 'morning',
		});
		expect(customData(suspended)!.Clone_job_IDs!.split(', ').sort()).toEqual([...ids].sort());
		await endAll(account);
		expect(customData(await suspended.resumeByTimer())).toMatchObject({
			Clone_progress: '2 of 2 done',
		});
	});

	it('has the jobs of an execution that is stopped', async () => {
		const account = await createSilentAccount(held);
		const stop = new AbortController();
		const running = runCloning({
			account,
			parameters: { text: 'Good morning.', waitMode: 'poll' },
			signal: stop.signal,
		});
		while (!(await isPolled(account))) await new Promise(setImmediate);
		const [job] = await listAllJobs(account);
		stop.abort();
		expect(customData(await running)).toMatchObject({
			Clone_progress: '0 of 1 done',
			Clone_job_IDs: job!.id,
		});
	});

	it('names as many jobs as n8n keeps, and how many more there are', async () => {
		const account = await createSilentAccount();
		const run = await runCloning({
			account,
			input: Array.from({ length: 10 }, () => ({ json: {} })),
			parameters: { text: 'Good morning.', waitMode: 'none' },
		});
		expect(customData(run)!.Clone_job_IDs).toMatch(
			/^([0-9a-f-]{36}, ){5}[0-9a-f-]{36} and 4 more$/,
		);
	});
});
