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

	it('keeps the fields of its item beside each job, where the item wants them', async () => {
		const account = await createSilentAccount();
		const speak = async (customId: string, times: number) =>
			await runCloning({
				account,
				parameters: { text: 'Good morning.' },
				options: { customId },
				input: Array.from({ length: times }, () => ({ json: {} })),
			});
		await speak('mine', 2);
		await speak('yours', 1);
		const { items } = await runCloning({
			account,
			operation: 'job.getMany',
			input: [
				{ json: { row: 7, id: 'mine', state: 'open' } },
				{ json: { row: 8, id: 'yours', state: 'open' } },
			],
			parameters: {
				customId: '={{ $json.id }}',
				includeInputFields: '={{ $json.row === 7 }}',
			},
		});
		const rows = items('Clone').map(({ json, pairedItem }) => ({ json, pairedItem }));
		expect(rows).toMatchObject([
			{
				json: { row: 7, id: 'mine', customId: 'mine', state: 'COMPLETED' },
				pairedItem: { item: 0 },
			},
			{
				json: { row: 7, id: 'mine', customId: 'mine', state: 'COMPLETED' },
				pairedItem: { item: 0 },
			},
			{ json: { customId: 'yours', state: 'COMPLETED' }, pairedItem: { item: 1 } },
		]);
		expect(rows[2]!.json).not.toHaveProperty('row');
	});

	it('refuses an Include Input Fields that is no boolean before it asks Tencent', async () => {
		const account = await createSilentAccount();
		const run = await runCloning({
			account,
			operation: 'job.getMany',
			parameters: { customId: 'mine', includeInputFields: '={{ "perhaps" }}' },
		});
		expect(readFailure(run).message).toBe('Include Input Fields must be true or false');
		expect((await reportTraffic(account)).requests).toEqual([]);
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
