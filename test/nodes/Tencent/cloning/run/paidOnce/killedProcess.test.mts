import { resetJobMemory } from '../../../../../../nodes/Tencent/mediaLab/lifecycle/jobMemory';
import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import type { WorkflowRun } from '../../../../../../tools/engine/index.mts';
import { waitUntil } from '../../../../../../tools/waitUntil.mts';
import { injectFaults, listAllJobs, reportTraffic } from '../../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../../sandbox/account.mts';
import { createSilentAccount, runCloning } from '../../runCloning.mts';
import { CELLS, CUSTOM_IDS, ITEM_COUNT, UNRELIABLE_LISTS } from './cells.mts';

afterAll(removeTemporaryData);

/** The last creation is refused, so that n8n runs the node again: by then in a process that knows nothing. */
const LAST = ITEM_COUNT;
const input = Array.from({ length: LAST }, (_, index) => ({ json: { text: `Text ${index}.` } }));

interface Cell {
	account: SandboxAccount;
	running: Promise<WorkflowRun>;
}

const cells = new Map<string, Cell>();

beforeAll(async () => {
	for (const [list, owner] of CELLS) {
		const account = await createSilentAccount({
			...UNRELIABLE_LISTS[list],
			queueMilliseconds: 600_000,
		});
		await injectFaults(account, {
			endpoint: 'createJob',
			kind: 'errorResponse',
			message: 'createJobRequest.inputs[0].sourceData: not now',
			fromRequest: LAST,
		});
		const running = runCloning({
			account,
			input,
			parameters: { text: '={{ $json.text }}', waitMode: 'none' },
			options: { concurrency: 1, ...CUSTOM_IDS[owner] },
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 4000 },
		});
		cells.set(`${list} ${owner}`, { account, running });
	}
	await Promise.all([...cells.values()].map(async ({ account }) => await endFirstTry(account)));
	resetJobMemory();
});

async function endFirstTry(account: SandboxAccount): Promise<void> {
	await waitUntil('the last creation was refused', async () => {
		const { requests } = await reportTraffic(account);
		return requests.some(({ fault }) => fault === 'errorResponse') ? true : undefined;
	});
}

/** Where a list neither shows what is missing nor proves that it is, nobody can know whether there is a job for it. */
const isKnown = (list: string) => ['lagging', 'reordered'].includes(list);

describe('A node that runs again after its process was killed creates no second job', () => {
	it.each(CELLS)('(list %s, Custom ID %s)', async (list, owner) => {
		const { account, running } = cells.get(`${list} ${owner}`)!;
		const { run, items, error } = await running;
		const created = (await listAllJobs(account)).map(({ id }) => id);
		if (isKnown(list)) {
			expect(run.status).toBe('success');
			expect(created).toHaveLength(ITEM_COUNT);
			expect(items('Clone').map(({ json }) => json.jobId)).toEqual(created);
		} else {
			expect(created).toHaveLength(ITEM_COUNT - 1);
			expect(error?.message).toContain('It is not known whether the job of this item');
			expect(error?.description).toMatch(/custom ID: (n8n_[0-9a-f]{32}|campaign)/);
		}
	});
});
