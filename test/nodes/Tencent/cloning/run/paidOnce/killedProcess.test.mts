import { resetJobMemory } from '../../../../../../nodes/Tencent/mediaLab/lifecycle/jobMemory';
import { removeTemporaryData } from '../../../../../../tools/engine/index.mts';
import type { WorkflowRun } from '../../../../../../tools/engine/index.mts';
import { waitUntil } from '../../../../../../tools/waitUntil.mts';
import { injectFaults, listAllJobs, reportTraffic } from '../../../../../sandbox/account.mts';
import type { SandboxAccount } from '../../../../../sandbox/account.mts';
import { createSilentAccount, readFailure, runCloning } from '../../runCloning.mts';
import { CELLS, CUSTOM_IDS, ITEM_COUNT, UNRELIABLE_LISTS } from './cells.mts';

afterAll(removeTemporaryData);

const input = Array.from({ length: ITEM_COUNT }, (_, index) => ({
	json: { text: `Text ${index}.` },
}));

interface Cell {
	account: SandboxAccount;
	run: WorkflowRun;
}

const cells = new Map<string, Promise<Cell>>();

beforeAll(() => {
	for (const [list, owner] of CELLS) cells.set(`${list} ${owner}`, runCell(list, owner));
});

/** The last creation is refused, so that n8n runs the node again: by then in a process that knows nothing. */
async function runCell(list: string, owner: string): Promise<Cell> {
	const account = await createSilentAccount({
		...UNRELIABLE_LISTS[list],
		queueMilliseconds: 600_000,
	});
	await injectFaults(account, {
		endpoint: 'createJob',
		kind: 'errorResponse',
		message: 'createJobRequest.inputs[0].sourceData: not now',
		fromRequest: ITEM_COUNT,
	});
	const running = runCloning({
		account,
		input,
		parameters: { text: '={{ $json.text }}', waitMode: 'none' },
		options: { concurrency: 1, ...CUSTOM_IDS[owner] },
		settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 4000 },
	});
	await waitUntil('the last creation was refused', async () => {
		const { requests } = await reportTraffic(account);
		return requests.some(({ fault }) => fault === 'errorResponse') ? true : undefined;
	});
	// The other cells may forget what they know at any time: a try needs it only from the one before.
	resetJobMemory();
	return { account, run: await running };
}

/** Where a list neither shows what is missing nor proves that it is, nobody can know whether there is a job for it. */
const isKnown = (list: string) => ['lagging', 'reordered'].includes(list);

describe('A node that runs again after its process was killed creates no second job', () => {
	it.each(CELLS)('(list %s, Custom ID %s)', async (list, owner) => {
		const { account, run } = await cells.get(`${list} ${owner}`)!;
		const created = (await listAllJobs(account)).map(({ id }) => id);
		if (isKnown(list)) {
			expect(run.run.status).toBe('success');
			expect(created).toHaveLength(ITEM_COUNT);
			expect(run.items('Clone').map(({ json }) => json.jobId)).toEqual(created);
		} else {
			expect(created).toHaveLength(ITEM_COUNT - 1);
			const { message, description } = readFailure(run);
			expect(message).toContain('It is not known whether the job of this item');
			expect(description).toMatch(/custom ID: (n8n_[0-9a-f]{32}|campaign)/);
		}
	});
});
