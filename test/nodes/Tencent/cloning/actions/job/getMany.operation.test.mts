import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import { injectFaults, reportTraffic } from '../../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../../runCloning.mts';

afterAll(removeTemporaryData);

describe('getting many jobs', () => {
	it('returns the jobs of a Custom ID, and says when the vendor lists only some', async () => {
		const account = await createSilentAccount();
		await runCloning({
			account,
			parameters: { text: 'Good morning.' },
			options: { customId: 'mine' },
			input: [{ json: {} }, { json: {} }],
		});
		const { items } = await runCloning({
			account,
			operation: 'job.getMany',
			parameters: { customId: 'mine' },
		});
		expect(items('Clone')).toMatchObject([
			{ json: { customId: 'mine' } },
			{ json: { customId: 'mine' } },
		]);
		const none = await runCloning({
			account,
			operation: 'job.getMany',
			parameters: { customId: 'nobody' },
		});
		expect(none.items('Clone')).toEqual([]);
		await injectFaults(account, {
			endpoint: 'listJobs',
			kind: 'missingJobs',
			jobs: 1,
			counted: true,
		});
		const some = await runCloning({
			account,
			operation: 'job.getMany',
			parameters: { customId: 'mine' },
		});
		expect(some.items('Clone')).toHaveLength(1);
		expect(some.run.data.resultData.runData.Clone![0]!.hints).toMatchObject([
			{ message: 'Tencent Media Lab lists only 1 of the 2 jobs with the Custom ID mine' },
		]);
	});

	it('refuses a Custom ID that is longer than any job can have', async () => {
		const account = await createSilentAccount();
		const run = await runCloning({
			account,
			operation: 'job.getMany',
			parameters: { customId: 'x'.repeat(64) },
		});
		expect(readFailure(run).message).toMatch(/^Custom ID must have at most 63 characters/);
		expect((await reportTraffic(account)).requests).toEqual([]);
	});
});
