import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import type { WorkflowRun } from '../../../../../../tools/engine/index.mts';
import { injectFaults, listAllJobs } from '../../../../../sandbox/account.mts';
import type { FaultRequest, SandboxAccount } from '../../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../../runCloning.mts';
import { CELLS, CUSTOM_IDS, ITEM_COUNT, UNRELIABLE_LISTS } from './cells.mts';

afterAll(removeTemporaryData);

const lost: FaultRequest = { endpoint: 'createJob', kind: 'reset', effect: 'done' };
const queued = { queueMilliseconds: 600_000 };
const parameters = { text: '={{ $json.text }}', waitMode: 'none' };
const input = Array.from({ length: ITEM_COUNT }, (_, index) => ({
	json: { text: `Text ${index}.` },
}));

interface Cell {
	account: SandboxAccount;
	run: WorkflowRun;
}

describe('An item whose creation was not answered has its job or an error, and never a second job,', () => {
	const cells = new Map<string, Promise<Cell>>();
	/** Where a list does not show the job, or not by its ID, nobody can know whether it was created. */
	const canBeFound = (list: string) =>
		['lagging', 'cut, and newest first', 'reordered'].includes(list);

	beforeAll(() => {
		for (const [list, owner] of CELLS) cells.set(`${list} ${owner}`, runCell(list, owner));
	});

	async function runCell(list: string, owner: string): Promise<Cell> {
		const account = await createSilentAccount(UNRELIABLE_LISTS[list]);
		await injectFaults(account, { ...lost, fromRequest: ITEM_COUNT });
		const run = await runCloning({
			account,
			input,
			parameters,
			options: { concurrency: 1, ...CUSTOM_IDS[owner] },
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
		});
		return { account, run };
	}

	it.each(CELLS)('while lists are unreliable (list %s, Custom ID %s)', async (list, owner) => {
		const { account, run } = await cells.get(`${list} ${owner}`)!;
		expect(await listAllJobs(account)).toHaveLength(ITEM_COUNT);
		if (canBeFound(list)) {
			expect(run.run.status).toBe('success');
			expect(new Set(run.items('Clone').map(({ json }) => json.jobId)).size).toBe(ITEM_COUNT);
		} else {
			const { message, description } = readFailure(run);
			expect(message).toContain('It is not known whether a job was created');
			expect(description).toMatch(/custom ID: (n8n_[0-9a-f]{32}|campaign)/);
		}
	});
});

it.concurrent.each([true, false])(
	'Two executions with one Custom ID and text have a job each, though neither was answered (unique names %s)',
	async (uniqueNames) => {
		const account = await createSilentAccount({ ...queued, listOrder: 'newestFirst' });
		await injectFaults(account, lost, { ...lost, effect: 'notDone' });
		const create = async () =>
			await runCloning({
				account,
				parameters: { ...parameters, text: 'Hello.' },
				options: { customId: 'mine', uniqueNames },
			});
		const runs = await Promise.all([create(), create()]);
		const ids = runs.map(({ items }) => items('Clone')[0]!.json.jobId);
		expect(ids.sort()).toEqual((await listAllJobs(account)).map(({ id }) => id).sort());
		expect(new Set(ids).size).toBe(2);
	},
);
